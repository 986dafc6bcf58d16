using System.Collections.Frozen;
using TypedDao.Keys;

namespace TypedDao.Files.Listing;

/// <summary>The values in the path of a file; shared by the files of one folder.</summary>
internal sealed class PathValues
{
    private readonly KeyValue?[] _values;

    /// <summary>Takes values over.</summary>
    /// <param name="layout">The object's layout.</param>
    /// <param name="values">A value for each parameter of the pattern; null in the partition of nulls.</param>
    public PathValues(FileLayout layout, KeyValue?[] values)
    {
        _values = values;
        Columns = layout.PathColumns.Count == 0
            ? FrozenDictionary<string, string?>.Empty
            : layout.Pattern.Parameters
                .Select((parameter, index) => (parameter.Name, Value: values[index]?.ToText()))
                .Where(value => layout.PathColumns.Contains(value.Name))
                .ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal);
    }

    /// <summary>The values, by the position of their parameter.</summary>
    public ReadOnlySpan<KeyValue?> Values => _values;

    /// <summary>The canonical text of the values that are columns.</summary>
    public IReadOnlyDictionary<string, string?> Columns { get; }

    /// <summary>Whether a selection holds these values.</summary>
    /// <param name="layout">The object's layout.</param>
    /// <param name="keys">The selection.</param>
    public bool Satisfy(FileLayout layout, KeySelection keys)
    {
        foreach (KeyCondition condition in keys.Conditions)
        {
            int index = layout.IndexOf(condition.Parameter);
            if (index < 0 || !Holds(condition, _values[index]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a condition demands a value.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="value">The value; null in the partition of nulls.</param>
    public static bool Holds(KeyCondition condition, KeyValue? value)
        => value is { } present ? condition.Matches(present) : condition.IsNull;

    /// <summary>The selection of exactly the first of these values.</summary>
    /// <param name="layout">The object's layout.</param>
    /// <param name="count">How many of the values.</param>
    public KeySelection Selection(FileLayout layout, int count)
    {
        KeySelection keys = KeySelection.All;
        for (int i = 0; i < count; i++)
        {
            string name = layout.Pattern.Parameters[i].Name;
            keys = keys.With(_values[i] is { } value ? KeyCondition.Equal(name, value) : KeyCondition.Null(name));
        }

        return keys;
    }
}
