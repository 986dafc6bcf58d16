using System.Globalization;
using System.Text;
using TypedDao.Schema;

namespace TypedDao.Tests;

/// <summary>Makes up schemas and values.</summary>
internal sealed class RandomData(Random random)
{
    private static readonly string[] Formats = ["yyyy/MM/dd HH:mm:ss.fffffff", "yyyyMMddHHmmssfffffff", "dd MMM yyyy, HH:mm:ss.fffffff", "O"];

    private static readonly string[] Pieces =
        ["a", "Zz", " ", ",", ";", "\"", "'", "\t", "\n", "\r", "\r\n", "\\", "/", "\0", "\u0001", "\u007f", "é", "東", "🏯", "\uFEFF", "NULL", "null", "{", "}", "[", "]", ":", "true", "-1", "\u2028"];

    public RowSchema Schema()
        => new([.. Enumerable.Range(0, random.Next(1, 12)).Select(i => new Column(Name(i), Type(depth: 0)))]);

    public DynamicRow Row(RowSchema schema) => new([.. schema.Select(column => Value(column.Type))]);

    public string Text()
    {
        var text = new StringBuilder();
        for (int count = random.Next(8) == 0 ? random.Next(60) : random.Next(4); count > 0; count--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private string Name(int position)
        => random.Next(6) == 0 ? $"c{position} {Text()}" : random.Next(6) == 0 ? new string('n', random.Next(1, 90)) + position : $"column_{position}";

    private ColumnType Type(int depth)
    {
        var kind = (ColumnKind)random.Next(depth < 2 ? 18 : 15);
        ColumnType type = kind switch
        {
            ColumnKind.Decimal => Decimal(),
            ColumnKind.String when random.Next(4) == 0 => ColumnType.Enum(["view", "cart", "a,b \"c\"", "", "é"]),
            ColumnKind.List => ColumnType.List(Type(depth + 1)),
            ColumnKind.Map => ColumnType.Map(ColumnType.Of(random.Next(2) == 0 ? ColumnKind.String : ColumnKind.Int64), Type(depth + 1)),
            ColumnKind.Struct => ColumnType.Struct(new RowSchema([.. Enumerable.Range(0, random.Next(1, 4)).Select(i => new Column(Name(i), Type(depth + 1)))])),
            ColumnKind.Timestamp or ColumnKind.TimestampNtz when random.Next(3) == 0 => ColumnType.Of(kind).WithFormat(Formats[random.Next(Formats.Length)]),
            _ => ColumnType.Of(kind),
        };
        return random.Next(2) == 0 ? type.OrNull() : type;
    }

    private ColumnType Decimal()
    {
        bool text = random.Next(3) == 0;
        int precision = random.Next(1, text ? 39 : 29);
        return ColumnType.Decimal(precision, random.Next(0, precision + 1), text);
    }

    private object? Value(ColumnType type)
    {
        if (type.IsNullable && random.Next(4) == 0)
        {
            return null;
        }

        return type.Kind switch
        {
            ColumnKind.Bool => random.Next(2) == 0,
            ColumnKind.Int8 => (sbyte)Integer(),
            ColumnKind.Int16 => (short)Integer(),
            ColumnKind.Int32 => (int)Integer(),
            ColumnKind.Int64 => Integer(),
            ColumnKind.Float => random.Next(8) == 0 ? float.NaN : BitConverter.Int32BitsToSingle((int)Integer()),
            ColumnKind.Double => random.Next(3) switch { 0 => random.Next(-1000, 1000) / 100.0, 1 => -0.0, _ => BitConverter.Int64BitsToDouble(Integer()) },
            ColumnKind.Decimal => DecimalValue(type),
            ColumnKind.String => type.Values.Count > 0 ? random.Next(type.Values.Count) : Text(),
            ColumnKind.Bytes => Bytes(random.Next(40)),
            ColumnKind.Uuid => new Guid(Bytes(16).Span),
            ColumnKind.Date => DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber + 1)),
            ColumnKind.Time => new TimeOnly(Ticks(TimeSpan.TicksPerDay)),
            ColumnKind.Timestamp => new DateTimeOffset(Ticks(DateTime.MaxValue.Ticks), TimeSpan.Zero),
            ColumnKind.TimestampNtz => new DateTime(Ticks(DateTime.MaxValue.Ticks)),
            ColumnKind.List => (IReadOnlyList<object?>)[.. Enumerable.Range(0, random.Next(7)).Select(_ => Value(type.Element!))],
            ColumnKind.Map => Enumerable.Range(0, random.Next(5)).Select(_ => Value(type.Key!)!).Distinct().ToDictionary(key => key, _ => Value(type.Element!)),
            _ => Row(type.Columns!),
        };
    }

    private object DecimalValue(ColumnType type)
    {
        string digits = string.Concat(Enumerable.Range(0, random.Next(1, type.Precision + 1)).Select(_ => (char)('0' + random.Next(10)))).PadLeft(type.Scale + 1, '0');
        string whole = digits[..^type.Scale].TrimStart('0');
        string text = (whole.Length == 0 ? "0" : whole) + (type.Scale > 0 ? "." + digits[^type.Scale..] : string.Empty);
        text = random.Next(2) == 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "-" + text : text;
        return type.AsText ? text : decimal.Parse(text, CultureInfo.InvariantCulture);
    }

    private long Integer() => random.Next(4) switch
    {
        0 => random.Next(-10, 10),
        1 => random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(60),
        2 => long.MinValue,
        _ => random.Next(),
    };

    private long Ticks(long below)
    {
        long ticks = random.NextInt64(below);
        return random.Next(3) switch { 0 => ticks, 1 => ticks - (ticks % TimeSpan.TicksPerSecond), _ => ticks - (ticks % TimeSpan.TicksPerMillisecond) };
    }

    private ReadOnlyMemory<byte> Bytes(int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
