using System.Collections.Immutable;

namespace TypedDao.Keys;

/// <summary>Conditions on the parameters of a key, all of which must hold. Immutable; the empty one selects everything.</summary>
/// <param name="Conditions">The conditions, in the order in which they were added.</param>
public sealed record KeySelection(ImmutableArray<KeyCondition> Conditions)
{
    /// <summary>Selects everything.</summary>
    public static KeySelection All { get; } = new([]);

    /// <summary>Whether nothing is demanded.</summary>
    public bool IsAll => Conditions.IsEmpty;

    /// <summary>This selection with a further condition.</summary>
    /// <param name="condition">The condition.</param>
    public KeySelection With(KeyCondition condition) => new(Conditions.Add(condition));

    /// <summary>Whether a parameter's value is selected.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="value">The value.</param>
    public bool Matches(string parameter, KeyValue value)
    {
        foreach (KeyCondition condition in Conditions)
        {
            if (string.Equals(condition.Parameter, parameter, StringComparison.Ordinal) && !condition.Matches(value))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The value of a parameter that a condition fixes; null where none does.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public KeyValue? Exact(string parameter)
    {
        foreach (KeyCondition condition in Conditions)
        {
            if (string.Equals(condition.Parameter, parameter, StringComparison.Ordinal) && condition.Exact is { } value)
            {
                return value;
            }
        }

        return null;
    }
}
