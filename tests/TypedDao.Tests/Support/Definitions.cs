using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Keys;
using TypedDao.Schema;

namespace TypedDao.Tests.Support;

/// <summary>Definitions of objects, for tests of what works on definitions alone.</summary>
internal static class Definitions
{
    public static ObjectDefinition File(string key, params KeyParameter[] parameters) => Define(ObjectShape.File, key, parameters, []);

    public static ObjectDefinition Directory(string key, KeyParameter[]? parameters = null, params KeyParameter[] partitions)
        => Define(ObjectShape.Directory, key, parameters ?? [], partitions);

    public static KeyParameter Text(string name) => new(name, KeyKind.String);

    public static KeyParameter Number(string name) => new(name, KeyKind.Integer);

    public static KeyParameter Day(string name, string? format = null) => new(name, KeyKind.Date, format);

    public static KeyValue Value(string text) => KeyValue.From(text);

    public static KeyValue Value(long number) => KeyValue.From(number);

    public static KeyValue Value(int year, int month, int day) => KeyValue.From(new DateOnly(year, month, day));

    private static ObjectDefinition Define(ObjectShape shape, string key, KeyParameter[] parameters, KeyParameter[] partitions) => new()
    {
        Store = "store",
        Name = "thing",
        Type = shape.ToString(),
        Shape = shape,
        Interface = "files",
        Key = key,
        KeyParameters = parameters,
        PartitionKeys = partitions,
        Schema = new RowSchema([.. partitions.Select(partition => new Column(partition.Name, TypeOf(partition.Kind)))]),
        Create = static _ => throw new InvalidOperationException(),
        Options = new object(),
    };

    private static ColumnType TypeOf(KeyKind kind) => ColumnType.Of(kind switch
    {
        KeyKind.Integer => ColumnKind.Int64,
        KeyKind.Bool => ColumnKind.Bool,
        KeyKind.Date => ColumnKind.Date,
        KeyKind.Timestamp => ColumnKind.Timestamp,
        KeyKind.TimestampNtz => ColumnKind.TimestampNtz,
        KeyKind.Uuid => ColumnKind.Uuid,
        _ => ColumnKind.String,
    }).OrNull();
}
