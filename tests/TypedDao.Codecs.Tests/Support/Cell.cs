using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Support;

/// <summary>A row with the one column <c>v</c>.</summary>
internal sealed record Cell<T>(T Value);

/// <summary>The shape of <see cref="Cell{T}"/>; the column's type is that of the running test.</summary>
internal readonly struct CellShape<T, TValue> : IRowShape<Cell<T>>
    where TValue : struct, IValueShape<T>
{
    public static RowSchema Schema => new(new Column("v", Cells.Type));

    public static Cell<T> Read<TReader>(ref TReader reader)
        where TReader : struct, IFieldReader, allows ref struct
        => new(TValue.Read(ref reader, 0));

    public static void Write<TWriter>(Cell<T> row, ref TWriter writer)
        where TWriter : struct, IFieldWriter, allows ref struct
        => TValue.Write(ref writer, 0, row.Value);
}

/// <summary>An enum by the position of its value.</summary>
internal readonly struct EnumShape : IValueShape<int>
{
    public static int Read<TReader>(ref TReader reader, int field)
        where TReader : struct, IFieldReader, allows ref struct
        => reader.ReadEnum(field);

    public static void Write<TWriter>(ref TWriter writer, int field, int value)
        where TWriter : struct, IFieldWriter, allows ref struct
        => writer.WriteEnum(field, value);
}

/// <summary>Reads and writes files of one column.</summary>
internal static class Cells
{
    private static readonly AsyncLocal<ColumnType> Current = new();

    public static ColumnType Type => Current.Value!;

    /// <summary>Reads one value that stands in a CSV cell or behind a JSON key, as it is.</summary>
    public static async Task<Result<Cell<T>>> ReadAsync<T, TValue>(ICodec codec, ColumnType type, string file)
        where TValue : struct, IValueShape<T>
    {
        Current.Value = type;
        return await codec.ReadAsync<Cell<T>, CellShape<T, TValue>>(new MemoryFile(file));
    }

    public static Task<Result<Cell<T>>> CsvAsync<T, TValue>(ColumnType type, string cell)
        where TValue : struct, IValueShape<T>
        => ReadAsync<T, TValue>(Codecs.Csv(), type, $"v\n{cell}\n");

    public static Task<Result<Cell<T>>> JsonAsync<T, TValue>(ColumnType type, string value)
        where TValue : struct, IValueShape<T>
        => ReadAsync<T, TValue>(Codecs.JsonLines, type, $"{{\"v\":{value}}}\n");

    public static async Task<string> WriteAsync<T, TValue>(ICodec codec, ColumnType type, params T[] values)
        where TValue : struct, IValueShape<T>
    {
        Current.Value = type;
        return await codec.WriteTextAsync<Cell<T>, CellShape<T, TValue>>(values.Select(value => new Cell<T>(value)));
    }
}
