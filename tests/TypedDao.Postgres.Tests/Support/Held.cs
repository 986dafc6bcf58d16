using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Postgres.Support;

/// <summary>Makes of random columns and values those that a database holds: names of 63 bytes, text without U+0000, whole microseconds.</summary>
internal static class Held
{
    public static RowSchema Schema(RowSchema schema)
        => new([.. schema.Select((column, i) => new Column(Name(column.Name, i), Type(column.Type)))]);

    public static DynamicRow Row(DynamicRow row) => new([.. row.Values.Select(Value)]);

    private static string Name(string name, int position)
    {
        string held = name.Replace("\0", string.Empty, StringComparison.Ordinal);
        while (System.Text.Encoding.UTF8.GetByteCount(held) > 58)
        {
            held = held[..(held.Length / 2)].TrimEnd('\uD83C');
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{held}{position}");
    }

    private static ColumnType Type(ColumnType type)
    {
        ColumnType held = type.Kind switch
        {
            ColumnKind.List => ColumnType.List(Type(type.Element!)),
            ColumnKind.Map => ColumnType.Map(Type(type.Key!), Type(type.Element!)),
            ColumnKind.Struct => ColumnType.Struct(Schema(type.Columns!)),
            _ => type,
        };
        return type.IsNullable ? held.OrNull() : held;
    }

    private static object? Value(object? value) => value switch
    {
        string text => text.Replace("\0", string.Empty, StringComparison.Ordinal),
        TimeOnly time => time.Add(TimeSpan.FromTicks(-(time.Ticks % 10))),
        DateTimeOffset instant => instant.AddTicks(-(instant.Ticks % 10)),
        DateTime local => local.AddTicks(-(local.Ticks % 10)),
        DynamicRow row => Row(row),
        IReadOnlyList<object?> list => (IReadOnlyList<object?>)[.. list.Select(Value)],
        IReadOnlyDictionary<object, object?> map => Map(map),
        _ => value,
    };

    private static Dictionary<object, object?> Map(IReadOnlyDictionary<object, object?> map)
    {
        var held = new Dictionary<object, object?>();
        foreach ((object key, object? value) in map)
        {
            held[Value(key)!] = Value(value);
        }

        return held;
    }
}
