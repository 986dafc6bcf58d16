using System.Numerics;
using TypedDao.Filters;
using TypedDao.Parquet.Schema;
using TypedDao.Schema;
using Utf8 = System.Text.Encoding;

namespace TypedDao.Parquet.Filtering;

/// <summary>Makes tests of comparisons: every one is a list of intervals in the order of the column.</summary>
internal static class ValueTests
{
    // Its order of UUIDs is not that of their bytes, and neither are its bounds.
    private const string UnorderedUuids = "ClickHouse";

    /// <summary>Texts that begin with a text.</summary>
    /// <param name="column">The column.</param>
    /// <param name="prefix">The text.</param>
    /// <returns>The test; null where whole rows are needed.</returns>
    public static ValueTest? Prefix(FilterColumn column, string prefix)
        => column.Type is { Kind: ColumnKind.String, Values.Count: 0 } && IsWellFormed(prefix)
            ? new BinaryTest([BinaryInterval.Prefix(Utf8.UTF8.GetBytes(prefix))], hasBounds: true)
            : null;

    /// <summary>One of several values.</summary>
    /// <param name="column">The column.</param>
    /// <param name="values">The values.</param>
    /// <param name="createdBy">The program that wrote the file.</param>
    /// <returns>The test; null where whole rows are needed.</returns>
    public static ValueTest? AnyOf(FilterColumn column, IReadOnlyList<FilterValue> values, string? createdBy)
        => Create(column, ComparisonOperator.Equal, values, createdBy);

    /// <summary>A comparison with a value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="comparison">How they are compared.</param>
    /// <param name="value">The value.</param>
    /// <param name="createdBy">The program that wrote the file.</param>
    /// <returns>The test; null where whole rows are needed.</returns>
    public static ValueTest? Compare(FilterColumn column, ComparisonOperator comparison, FilterValue value, string? createdBy)
        => Create(column, comparison, [value], createdBy);

    /// <summary>The values that a column may have.</summary>
    /// <param name="values">The values.</param>
    public static BinaryTest Allowed(IEnumerable<string> values)
        => new(Sort(values.Select(value => BinaryInterval.Single(Utf8.UTF8.GetBytes(value)))), hasBounds: true);

    private static ValueTest? Create(FilterColumn column, ComparisonOperator comparison, IReadOnlyList<FilterValue> values, string? createdBy)
    {
        if (values.Any(value => value.Kind != FilterValue.KindFor(column.Type)))
        {
            return null;
        }

        LeafType type = column.FileType;
        ColumnKind kind = column.Type.Kind;
        switch (kind)
        {
            case ColumnKind.Float or ColumnKind.Double:
                return new DoubleTest(type, kind, Sort(values.Select(value => OfDouble(comparison, (double)value.Value))));
            case ColumnKind.String when column.Type.Values.Count > 0:
                return Allowed(values.SelectMany(value => Matching(column.Type.Values, comparison, (string)value.Value)));
            case ColumnKind.String:
                // What is no Unicode text is in no file, and has no place in the order of bytes.
                return values.All(value => IsWellFormed((string)value.Value))
                    ? new BinaryTest(Sort(values.Select(value => OfBytes(comparison, Utf8.UTF8.GetBytes((string)value.Value)))), hasBounds: true)
                    : null;
            case ColumnKind.Bytes:
                return new BinaryTest(Sort(values.Select(value => OfBytes(comparison, ((ReadOnlyMemory<byte>)value.Value).ToArray()))), hasBounds: true);
            case ColumnKind.Uuid:
                bool hasBounds = createdBy?.StartsWith(UnorderedUuids, StringComparison.Ordinal) != true;
                return new BinaryTest(Sort(values.Select(value => OfBytes(comparison, ((Guid)value.Value).ToByteArray(bigEndian: true)))), hasBounds);
            default:
                return new IntegerTest(type, kind, Sort(values.Select(value => OfInteger(comparison, FloorOf(value, column, out bool isExact), isExact)).OfType<Interval<Int128>>()));
        }
    }

    /// <summary>The greatest integer of the column's kind that is not above a value.</summary>
    private static Int128 FloorOf(FilterValue value, FilterColumn column, out bool isExact)
    {
        isExact = true;
        switch (value.Value)
        {
            case bool truth:
                return truth ? 1 : 0;
            case long number:
                return number;
            case DateOnly date:
                return date.DayNumber - Epoch.Day;
            case TimeOnly time:
                return time.Ticks;
            case DateTimeOffset instant:
                return instant.UtcTicks;
            case DateTime local:
                return local.Ticks;
            default:
                return FloorOf((decimal)value.Value, column.Field.FileScale, out isExact);
        }
    }

    private static Int128 FloorOf(decimal number, int scale, out bool isExact)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        BigInteger unscaled = (BigInteger)new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]) * (number < 0 ? -1 : 1);
        if (scale >= number.Scale)
        {
            unscaled *= BigInteger.Pow(10, scale - number.Scale);
            isExact = true;
        }
        else
        {
            var (quotient, rest) = BigInteger.DivRem(unscaled, BigInteger.Pow(10, number.Scale - scale));
            unscaled = rest < 0 ? quotient - 1 : quotient;
            isExact = rest.IsZero;
        }

        isExact &= unscaled >= (BigInteger)Int128.MinValue && unscaled <= (BigInteger)Int128.MaxValue;
        return Int128.CreateSaturating(unscaled);
    }

    private static Interval<Int128>? OfInteger(ComparisonOperator comparison, Int128 floor, bool isExact)
    {
        Int128 above = floor == Int128.MaxValue ? floor : floor + 1;
        Int128 below = floor == Int128.MinValue ? floor : floor - 1;
        return comparison switch
        {
            ComparisonOperator.Equal => isExact ? new Interval<Int128>(floor, floor) : null,
            ComparisonOperator.Less => new Interval<Int128>(Int128.MinValue, isExact ? below : floor),
            ComparisonOperator.LessOrEqual => new Interval<Int128>(Int128.MinValue, floor),
            ComparisonOperator.Greater => new Interval<Int128>(above, Int128.MaxValue),
            _ => new Interval<Int128>(isExact ? floor : above, Int128.MaxValue),
        };
    }

    private static Interval<double>? OfDouble(ComparisonOperator comparison, double value)
    {
        if (double.IsNaN(value))
        {
            return null;
        }

        return comparison switch
        {
            ComparisonOperator.Equal => new Interval<double>(value, value),
            ComparisonOperator.Less => double.IsNegativeInfinity(value) ? null : new Interval<double>(double.NegativeInfinity, double.BitDecrement(value)),
            ComparisonOperator.LessOrEqual => new Interval<double>(double.NegativeInfinity, value),
            ComparisonOperator.Greater => double.IsPositiveInfinity(value) ? null : new Interval<double>(double.BitIncrement(value), double.PositiveInfinity),
            _ => new Interval<double>(value, double.PositiveInfinity),
        };
    }

    private static BinaryInterval OfBytes(ComparisonOperator comparison, byte[] value) => comparison switch
    {
        ComparisonOperator.Equal => BinaryInterval.Single(value),
        ComparisonOperator.Less => new BinaryInterval([], true, value, false),
        ComparisonOperator.LessOrEqual => new BinaryInterval([], true, value, true),
        ComparisonOperator.Greater => new BinaryInterval(value, false, null, false),
        _ => new BinaryInterval(value, true, null, false),
    };

    // Allowed values are in the order in which the catalog lists them.
    private static IEnumerable<string> Matching(IReadOnlyList<string> values, ComparisonOperator comparison, string value)
    {
        int place = values.ToList().IndexOf(value);
        return values.Where((_, other) => comparison switch
        {
            ComparisonOperator.Equal => other == place,
            ComparisonOperator.Less => other < place,
            ComparisonOperator.LessOrEqual => other <= place,
            ComparisonOperator.Greater => other > place,
            _ => other >= place,
        });
    }

    private static Interval<T>[] Sort<T>(IEnumerable<Interval<T>> intervals)
        where T : IComparisonOperators<T, T, bool>, IComparable<T>
        => [.. intervals.DistinctBy(interval => interval.Low).OrderBy(interval => interval.Low)];

    private static Interval<double>[] Sort(IEnumerable<Interval<double>?> intervals) => Sort(intervals.OfType<Interval<double>>());

    private static BinaryInterval[] Sort(IEnumerable<BinaryInterval> intervals)
        => [.. intervals.DistinctBy(interval => Convert.ToHexString(interval.Low)).Order(Comparer<BinaryInterval>.Create((left, right) => left.Low.AsSpan().SequenceCompareTo(right.Low)))];

    private static bool IsWellFormed(string text) => Utf8.UTF8.GetString(Utf8.UTF8.GetBytes(text)) == text;
}
