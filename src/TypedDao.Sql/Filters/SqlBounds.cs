using System.Text;
using TypedDao.Filters;
using TypedDao.Sql.Dialects;

namespace TypedDao.Sql.Filters;

/// <summary>Moves values that no column of the database holds to the next one that it does, so that a comparison keeps its meaning.</summary>
internal static class SqlBounds
{
    /// <summary>Whether a text has a form in UTF-8: no half of a surrogate pair.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUnicode(string text)
    {
        ReadOnlySpan<char> rest = text;
        while (!rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out int taken) != System.Buffers.OperationStatus.Done)
            {
                return false;
            }

            rest = rest[taken..];
        }

        return true;
    }

    /// <summary>Whether a column can hold the value, and the value equals itself.</summary>
    /// <param name="value">The value.</param>
    /// <param name="dialect">The database.</param>
    public static bool CanEqual(FilterValue value, SqlDialect dialect) => value.Value switch
    {
        double number => !double.IsNaN(number),
        string text => !text.Contains('\0', StringComparison.Ordinal) && IsUnicode(text),
        TimeOnly time => time.Ticks % dialect.TicksOfStep == 0,
        DateTimeOffset instant => instant.Ticks % dialect.TicksOfStep == 0,
        DateTime local => local.Ticks % dialect.TicksOfStep == 0,
        _ => true,
    };

    /// <summary>
    /// The greatest value that a column can hold and that is not above the given one, and the comparison with it that is the same as the given
    /// one: below or at a value between two steps is at or below the lower step.
    /// </summary>
    /// <param name="value">The value; not NaN.</param>
    /// <param name="comparison">An ordered comparison.</param>
    /// <param name="dialect">The database.</param>
    public static (FilterValue Value, ComparisonOperator Comparison) Move(FilterValue value, ComparisonOperator comparison, SqlDialect dialect)
    {
        if (CanEqual(value, dialect))
        {
            return (value, comparison);
        }

        FilterValue lower = value.Value switch
        {
            string text => FilterValue.Of(text[..text.IndexOf('\0', StringComparison.Ordinal)]),
            TimeOnly time => FilterValue.Of(time.Add(TimeSpan.FromTicks(-(time.Ticks % dialect.TicksOfStep)))),
            DateTimeOffset instant => FilterValue.Of(instant.AddTicks(-(instant.Ticks % dialect.TicksOfStep))),
            DateTime local => FilterValue.Of(local.AddTicks(-(local.Ticks % dialect.TicksOfStep))),
            _ => value,
        };
        bool isBelow = comparison is ComparisonOperator.Less or ComparisonOperator.LessOrEqual;
        return (lower, isBelow ? ComparisonOperator.LessOrEqual : ComparisonOperator.Greater);
    }
}
