using TypedDao.Generators.Model;
using TypedDao.Generators.Tests.Emit.Fields;
using static TypedDao.Generators.Tests.Emit.Models;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>Rows of any types, nested in any way, compile and come back as they were written.</summary>
public sealed class RandomRowTests
{
    private static readonly ColumnKind[] Kinds = System.Enum.GetValues<ColumnKind>();

    private readonly Random _random = Seeded.Random();
    private int _names;

    [Fact]
    public void Random_rows_compile_and_round_trip()
    {
        RowModel[] rows = [.. Enumerable.Range(0, 40).Select(i => RandomRow($"Row{i}x", depth: 0))];
        EmittedCode code = EmittedCode.Of(Catalog(Store("Bronze", [.. rows.Select((row, i) => File($"object_{i}", row))]))).AssertCompiles();
        foreach (RowModel row in rows)
        {
            var probe = new RowProbe(code.Type($"Acme.Data.Bronze.{row.ShapeName}"));
            for (int i = 0; i < 20; i++)
            {
                probe.RoundTrip(Values(row));
            }
        }
    }

    private RowModel RandomRow(string name, int depth) => Row(name, [.. Enumerable.Range(0, _random.Next(1, 12)).Select(i => RandomColumn($"c{i}", name, depth))]);

    private ColumnModel RandomColumn(string name, string row, int depth)
    {
        ColumnTypeModel type = RandomType(depth);
        ColumnModel column = Column(name, type);
        return type.Kind == ColumnKind.String && _random.Next(3) == 0
            ? column with { Enum = Enum($"{row}{name}Values", unknownIsNull: type.IsNullable && _random.Next(2) == 0, "a", "b", "c") }
            : column;
    }

    private ColumnTypeModel RandomType(int depth)
    {
        ColumnKind kind = Kinds[_random.Next(depth < 3 ? Kinds.Length : (int)ColumnKind.List)];
        ColumnTypeModel type = kind switch
        {
            ColumnKind.Decimal => Decimal(20, 5, asText: _random.Next(2) == 0),
            ColumnKind.List => List(RandomType(depth + 1)),
            ColumnKind.Map => Map(Type(_random.Next(2) == 0 ? ColumnKind.String : ColumnKind.Int32), RandomType(depth + 1)),
            ColumnKind.Struct => Struct(RandomRow($"Inner{_names++}x", depth + 1)),
            _ => Type(kind),
        };
        return type with { IsNullable = _random.Next(2) == 0 };
    }

    private object?[] Values(RowModel row) => [.. row.Columns.Select(column => column.Enum is null ? Value(column.Type) : column.Type.IsNullable && _random.Next(3) == 0 ? null : _random.Next(3))];

    private object? Value(ColumnTypeModel type) => type.IsNullable && _random.Next(3) == 0 ? null : type.Kind switch
    {
        ColumnKind.Bool => _random.Next(2) == 0,
        ColumnKind.Int8 => (sbyte)_random.Next(sbyte.MinValue, sbyte.MaxValue + 1),
        ColumnKind.Int16 => (short)_random.Next(short.MinValue, short.MaxValue + 1),
        ColumnKind.Int32 => _random.Next(int.MinValue, int.MaxValue),
        ColumnKind.Int64 => _random.NextInt64(long.MinValue, long.MaxValue),
        ColumnKind.Float => _random.Next(4) == 0 ? float.NaN : _random.NextSingle(),
        ColumnKind.Double => _random.Next(4) == 0 ? double.NegativeInfinity : _random.NextDouble(),
        ColumnKind.Decimal => type.AsText ? $"{_random.Next()}.50000" : new decimal(_random.Next(), _random.Next(), 0, _random.Next(2) == 0, 5),
        ColumnKind.String => new string([.. Enumerable.Range(0, _random.Next(5)).Select(_ => (char)_random.Next(1, 0xD7FF))]),
        ColumnKind.Bytes => Bytes(_random.Next(5)),
        ColumnKind.Uuid => new Guid(Bytes(16)),
        ColumnKind.Date => DateOnly.FromDayNumber(_random.Next(DateOnly.MaxValue.DayNumber)),
        ColumnKind.Time => new TimeOnly(_random.NextInt64(TimeSpan.TicksPerDay)),
        ColumnKind.Timestamp => new DateTimeOffset(_random.NextInt64(DateTime.MaxValue.Ticks), TimeSpan.Zero),
        ColumnKind.TimestampNtz => new DateTime(_random.NextInt64(DateTime.MaxValue.Ticks)),
        ColumnKind.List => Enumerable.Range(0, _random.Next(4)).Select(_ => Value(type.Element!)).ToArray(),
        ColumnKind.Map => RandomMap(type),
        _ => Values(type.Struct!),
    };

    private MapFields RandomMap(ColumnTypeModel type)
    {
        object?[] keys = [.. Enumerable.Range(0, _random.Next(4)).Select(object (i) => type.Key!.Kind == ColumnKind.String ? $"k{i}" : i)];
        return new MapFields(keys, [.. keys.Select(_ => Value(type.Element!))]);
    }

    private byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }
}
