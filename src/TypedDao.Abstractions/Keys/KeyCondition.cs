using System.Collections.Immutable;

namespace TypedDao.Keys;

/// <summary>What a selection demands of one parameter: one value, a range, a set, or null.</summary>
public sealed record KeyCondition
{
    private KeyCondition(string parameter) => Parameter = parameter;

    /// <summary>The parameter's name.</summary>
    public string Parameter { get; }

    /// <summary>Of a range: the first value; null where it has none, and for other conditions.</summary>
    public KeyValue? From { get; private init; }

    /// <summary>Of a range: the last value, included; null where it has none, and for other conditions.</summary>
    public KeyValue? To { get; private init; }

    /// <summary>The allowed values, without repetition, in order; one for an exact key; empty for a range and for null.</summary>
    public ImmutableArray<KeyValue> Values { get; private init; } = [];

    /// <summary>Whether null is demanded: the partition of the rows without a value.</summary>
    public bool IsNull { get; private init; }

    /// <summary>Whether a range is demanded.</summary>
    public bool IsRange => From is not null || To is not null;

    /// <summary>The one value, where the condition is exact.</summary>
    public KeyValue? Exact => !IsRange && Values.Length == 1 ? Values[0] : null;

    /// <summary>Demands one value.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="value">The value.</param>
    public static KeyCondition Equal(string parameter, KeyValue value) => new(parameter) { Values = [value] };

    /// <summary>Demands null, which only partition columns can be.</summary>
    /// <param name="parameter">The parameter's name.</param>
    public static KeyCondition Null(string parameter) => new(parameter) { IsNull = true };

    /// <summary>Demands a value of a range, bounds included.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="from">The first value.</param>
    /// <param name="to">The last value; before <paramref name="from"/>: nothing matches.</param>
    public static KeyCondition Between(string parameter, KeyValue from, KeyValue to) => new(parameter) { From = from, To = to };

    /// <summary>Demands a value that does not come before another.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="from">The first value.</param>
    public static KeyCondition AtLeast(string parameter, KeyValue from) => new(parameter) { From = from };

    /// <summary>Demands a value that does not come after another.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="to">The last value.</param>
    public static KeyCondition AtMost(string parameter, KeyValue to) => new(parameter) { To = to };

    /// <summary>Demands one of several values.</summary>
    /// <param name="parameter">The parameter's name.</param>
    /// <param name="values">The values; none: nothing matches.</param>
    public static KeyCondition In(string parameter, IEnumerable<KeyValue> values)
        => new(parameter) { Values = [.. values.Distinct().Order()] };

    /// <summary>Whether a value is demanded.</summary>
    /// <param name="value">The value.</param>
    public bool Matches(KeyValue value)
        => IsRange ? (From is not { } from || from <= value) && (To is not { } to || value <= to) : Values.Contains(value);
}
