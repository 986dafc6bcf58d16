using System.Globalization;
using TypedDao.Filters;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Filtering;

/// <summary>Makes up filters over the columns of rows, about values that are in them or close.</summary>
internal sealed class RandomFilters(Random random, RowSchema schema, IReadOnlyList<DynamicRow> rows)
{
    private static readonly ComparisonOperator[] Operators = Enum.GetValues<ComparisonOperator>();

    /// <summary>Whether a filter that was made takes whole rows.</summary>
    public bool TakesRows { get; private set; }

    public Filter Make(int depth)
    {
        if (depth == 0)
        {
            return Leaf();
        }

        return random.Next(4) switch
        {
            0 => Make(depth - 1) & Make(depth - 1),
            1 => Make(depth - 1) | Make(depth - 1),
            2 => !Make(depth - 1),
            _ => Leaf(),
        };
    }

    private Filter Leaf()
    {
        (ColumnPath path, ColumnType type, Func<DynamicRow, object?> valueOf) = Column(schema, null, row => row);
        if (random.Next(6) == 0 || FilterValue.KindFor(type) is null)
        {
            return new NullFilter(path);
        }

        if (random.Next(12) == 0)
        {
            TakesRows = true;
            return new ColumnComparisonFilter(path, Operators[random.Next(Operators.Length)], path);
        }

        FilterValue[] values = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Value(type, valueOf)).OfType<FilterValue>()];
        if (values.Length == 0)
        {
            return new NullFilter(path);
        }

        if (type is { Kind: ColumnKind.String, Values.Count: 0 } && random.Next(3) == 0 && values[0].Value is string text && text.Length > 0)
        {
            string prefix = text[..random.Next(text.Length + 1)];
            TakesRows |= prefix.Length > 0 && char.IsHighSurrogate(prefix[^1]);
            return new PrefixFilter(path, prefix);
        }

        return random.Next(4) == 0 ? new SetFilter(path, values) : new ComparisonFilter(path, Operators[random.Next(Operators.Length)], values[0]);
    }

    private (ColumnPath Path, ColumnType Type, Func<DynamicRow, object?> ValueOf) Column(RowSchema columns, ColumnPath? parent, Func<DynamicRow, DynamicRow?> structOf)
    {
        int place = random.Next(columns.Count);
        var path = new ColumnPath(columns[place].Name, parent);
        ColumnType type = columns[place].Type;
        return type.Columns is { } inner && random.Next(4) > 0
            ? Column(inner, path, row => structOf(row)?.Values[place] as DynamicRow)
            : (path, type, row => structOf(row)?.Values[place]);
    }

    private FilterValue? Value(ColumnType type, Func<DynamicRow, object?> valueOf)
        => rows.Count == 0 || valueOf(rows[random.Next(rows.Count)]) is not { } value ? null : value switch
        {
            bool truth => FilterValue.Of(truth),
            sbyte or short or int or long when type.Kind is not ColumnKind.String => FilterValue.Of(Near(Convert.ToInt64(value, CultureInfo.InvariantCulture))),
            int place => FilterValue.Of(type.Values[place]),
            float number => FilterValue.Of((double)number),
            double number => FilterValue.Of(random.Next(4) == 0 ? number / 2 : number),
            decimal number => FilterValue.Of(random.Next(3) == 0 ? number / 3 : number),
            string text when type.AsText => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out decimal number) ? FilterValue.Of(number) : null,
            string text => FilterValue.Of(text),
            ReadOnlyMemory<byte> bytes => FilterValue.Of(bytes),
            Guid uuid => FilterValue.Of(uuid),
            DateOnly date => FilterValue.Of(date),
            TimeOnly time => FilterValue.Of(time),
            DateTimeOffset instant => FilterValue.Of(instant),
            DateTime local => FilterValue.Of(local),
            _ => null,
        };

    private long Near(long value) => random.Next(3) == 0 ? unchecked(value + random.Next(-1, 2)) : value;
}
