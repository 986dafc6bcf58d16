using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>Makes up schemas and rows that a peer can read.</summary>
/// <param name="random">Makes the choices.</param>
/// <param name="peer">The peer.</param>
internal sealed class PeerData(Random random, Peer peer)
{
    private const int MaxDepth = 5;
    private const int Kinds = (int)ColumnKind.Struct + 1;
    private const int LeafKinds = (int)ColumnKind.List;

    private readonly RandomData _values = new(random);
    private readonly int _nesting = random.Next(1, 4);

    private DateTime First => new(peer.FirstYear, 1, 1);

    private DateTime Last => new(peer.LastYear, 12, 31, 23, 59, 59, 999, 999);

    /// <summary>A schema.</summary>
    public RowSchema Schema()
        => new([.. Enumerable.Range(0, random.Next(1, 10)).Select(i => new Column(Name(i), Type(depth: 0)))]);

    /// <summary>A schema of columns that are no lists, maps or structs, one of each kind.</summary>
    public RowSchema FlatSchema()
        => new([.. Enumerable.Range(0, LeafKinds).Select(i => new Column($"c{i}", Leaf((ColumnKind)i)))]);

    /// <summary>Rows, in which some columns have few values, and some count on.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="count">How many rows.</param>
    public DynamicRow[] Rows(RowSchema schema, int count)
    {
        DynamicRow[] rows = [.. Enumerable.Range(0, count).Select(_ => new DynamicRow(new object?[schema.Count]))];
        for (int column = 0; column < schema.Count; column++)
        {
            ColumnType type = schema[column].Type;
            int way = random.Next(4);
            object?[] few = [.. Enumerable.Range(0, random.Next(1, 9)).Select(_ => Value(type, 0))];
            long start = random.NextInt64(1 << 30);
            for (int row = 0; row < count; row++)
            {
                rows[row].Values[column] = (way, type.Kind) switch
                {
                    (0, _) => few[random.Next(few.Length)],
                    (1, ColumnKind.Int32) => (int)start + row,
                    (1, ColumnKind.Int64) => (start * row) + random.Next(3),
                    (1, ColumnKind.String) when type.Values.Count == 0 => $"row/{start}/{row}",
                    _ => Value(type, 0),
                };
            }
        }

        return rows;
    }

    private static string Name(int position) => position % 3 == 2 ? $"c{position} é東 \"x\", 'y'" : $"column_{position}";

    private ColumnType Type(int depth)
    {
        bool isNested = depth < MaxDepth && random.Next(5) < _nesting;
        ColumnType type = (isNested ? (ColumnKind)random.Next(LeafKinds, Kinds) : ColumnKind.Bool) switch
        {
            ColumnKind.List => ColumnType.List(Type(depth + 1)),
            ColumnKind.Map => ColumnType.Map(ColumnType.Of(random.Next(2) == 0 ? ColumnKind.String : ColumnKind.Int64), Type(depth + 1)),
            ColumnKind.Struct => ColumnType.Struct(new RowSchema([.. Enumerable.Range(0, random.Next(1, 4)).Select(i => new Column(Name(i), Type(depth + 1)))])),
            _ => Leaf((ColumnKind)random.Next(LeafKinds)),
        };
        return isNested && peer.HasNullGroups && random.Next(2) == 0 ? type.OrNull() : type;
    }

    private ColumnType Leaf(ColumnKind kind)
    {
        int precision = random.Next(1, Math.Min(peer.DecimalDigits, 38) + 1);
        ColumnType type = kind switch
        {
            ColumnKind.Decimal => ColumnType.Decimal(precision, random.Next(0, precision + 1), precision > 28 || random.Next(4) == 0),
            ColumnKind.String when random.Next(4) == 0 => ColumnType.Enum(["view", "cart", "a,b \"c\"", "", "é"]),
            _ => ColumnType.Of(kind),
        };
        return random.Next(2) == 0 ? type.OrNull() : type;
    }

    private object? Value(ColumnType type, int depth)
    {
        if (type.IsNullable && random.Next(5) == 0)
        {
            return null;
        }

        return type.Kind switch
        {
            ColumnKind.List => (IReadOnlyList<object?>)[.. Enumerable.Range(0, random.Next(5 - (depth / 2))).Select(_ => Value(type.Element!, depth + 1))],
            ColumnKind.Map => Enumerable.Range(0, random.Next(4)).Select(_ => Usual(type.Key!)!).Distinct().ToDictionary(key => key, _ => Value(type.Element!, depth + 1)),
            ColumnKind.Struct => new DynamicRow([.. type.Columns!.Select(column => Value(column.Type, depth + 1))]),
            _ when random.Next(6) == 0 => Extreme(type),
            ColumnKind.Date => DateOnly.FromDateTime(Moment()),
            ColumnKind.Timestamp => new DateTimeOffset(Moment(), TimeSpan.Zero),
            ColumnKind.TimestampNtz => Moment(),
            _ => Usual(type),
        };
    }

    private object? Usual(ColumnType type)
    {
        object? value = _values.Row(new RowSchema([new Column("x", type)])).Values[0];
        return value is string text && !peer.HasByteOrderMarks ? text.TrimStart('\uFEFF') : value;
    }

    private DateTime Moment() => new(random.NextInt64(First.Ticks, Last.Ticks));

    private object? Extreme(ColumnType type)
    {
        bool low = random.Next(2) == 0;
        return type.Kind switch
        {
            ColumnKind.Int8 => low ? sbyte.MinValue : sbyte.MaxValue,
            ColumnKind.Int16 => low ? short.MinValue : short.MaxValue,
            ColumnKind.Int32 => low ? int.MinValue : int.MaxValue,
            ColumnKind.Int64 => low ? long.MinValue : long.MaxValue,
            ColumnKind.Float => Pick(float.NaN, -0f, 0f, float.MinValue, float.MaxValue, float.Epsilon, float.NegativeInfinity, float.PositiveInfinity),
            ColumnKind.Double => Pick(double.NaN, -0.0, 0.0, double.MinValue, double.MaxValue, double.Epsilon, double.NegativeInfinity, double.PositiveInfinity),
            ColumnKind.String when type.Values.Count == 0 => low ? string.Empty : new string('é', random.Next(2000)),
            ColumnKind.Bytes => low ? ReadOnlyMemory<byte>.Empty : new byte[random.Next(3000)].AsMemory(),
            ColumnKind.Uuid => low ? Guid.Empty : Guid.AllBitsSet,
            ColumnKind.Date => DateOnly.FromDateTime(low ? First : Last),
            ColumnKind.Time => low ? TimeOnly.MinValue : TimeOnly.MaxValue,
            ColumnKind.Timestamp => new DateTimeOffset(low ? First : Last, TimeSpan.Zero),
            ColumnKind.TimestampNtz => low ? First : Last,
            ColumnKind.Decimal => Nines(type, low),
            _ => Usual(type),
        };
    }

    private T Pick<T>(params T[] values) => values[random.Next(values.Length)];

    private static object Nines(ColumnType type, bool isNegative)
    {
        string whole = type.Scale == type.Precision ? "0" : new string('9', type.Precision - type.Scale);
        string text = (isNegative ? "-" : string.Empty) + whole + (type.Scale > 0 ? "." + new string('9', type.Scale) : string.Empty);
        return type.AsText ? text : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }
}
