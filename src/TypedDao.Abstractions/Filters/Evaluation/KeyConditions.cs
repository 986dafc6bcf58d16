using TypedDao.Keys;

namespace TypedDao.Filters.Evaluation;

/// <summary>Turns conditions on a column into conditions on the parameter of its name.</summary>
internal static class KeyConditions
{
    /// <summary>What a filter demands of one parameter; null where that cannot be said.</summary>
    public static KeyCondition? Of(Filter filter) => filter switch
    {
        NullFilter isNull => KeyCondition.Null(isNull.Column.Name),
        SetFilter set => ValuesOf(set) is { } values ? KeyCondition.In(set.Column.Name, values) : null,
        ComparisonFilter comparison when KeyOf(comparison.Value) is { } value => Of(comparison.Column.Name, comparison.Comparison, value),
        _ => null,
    };

    /// <summary>The value of a key; null where keys hold no such values.</summary>
    private static KeyValue? KeyOf(FilterValue value) => value.Value switch
    {
        bool truth => KeyValue.From(truth),
        long number => KeyValue.From(number),
        string text => KeyValue.From(text),
        Guid uuid => KeyValue.From(uuid),
        DateOnly date => KeyValue.From(date),
        DateTimeOffset instant => KeyValue.From(instant),
        DateTime local => KeyValue.From(local),
        _ => null,
    };

    private static KeyCondition Of(string parameter, ComparisonOperator comparison, KeyValue value) => comparison switch
    {
        ComparisonOperator.Equal => KeyCondition.Equal(parameter, value),
        ComparisonOperator.Less or ComparisonOperator.LessOrEqual => KeyCondition.AtMost(parameter, value),
        _ => KeyCondition.AtLeast(parameter, value),
    };

    private static List<KeyValue>? ValuesOf(SetFilter set)
    {
        var values = new List<KeyValue>();
        foreach (FilterValue value in set.Values)
        {
            if (KeyOf(value) is not { } key)
            {
                return null;
            }

            values.Add(key);
        }

        return values;
    }
}
