using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Writing;

namespace TypedDao.Parquet.Tests;

/// <summary>Writes files of any fields and values, also such as no catalog has.</summary>
internal static class RawFiles
{
    /// <summary>Writes a file of one row group.</summary>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="fill">Puts the values and their levels into the leaves.</param>
    /// <param name="elements">The fields below the root, of which the first is the only column.</param>
    public static async Task<byte[]> WriteAsync(int rows, Action<IReadOnlyList<LeafBuffer>> fill, params SchemaElement[] elements)
    {
        FileSchema columns = FileSchema.Create([new SchemaElement { Name = "schema", ChildCount = 1 }, .. elements]);
        var options = new WriteOptions();
        using var schema = WriteSchema.Create(columns.Columns, options);
        fill(schema.Leaves);
        using var stream = new MemoryStream();
        using var file = new RowGroupWriter(stream, schema, options, threads: 1);
        await file.WriteGroupAsync(rows, TestContext.Current.CancellationToken);
        await file.CompleteAsync(TestContext.Current.CancellationToken);
        return stream.ToArray();
    }

    /// <summary>Writes a column of values of one size.</summary>
    /// <param name="type">The physical type.</param>
    /// <param name="logical">What the values mean.</param>
    /// <param name="values">The values.</param>
    public static Task<byte[]> WriteAsync<T>(PhysicalType type, LogicalType logical, params T[] values)
        where T : unmanaged, IEquatable<T>, IComparable<T>
        => WriteAsync(values.Length, leaves => ((FixedBuffer<T>)leaves[0]).Append(values, []), Element(type, logical));

    /// <summary>Writes a column of bytes.</summary>
    /// <param name="type">The physical type.</param>
    /// <param name="logical">What the values mean.</param>
    /// <param name="values">The values.</param>
    public static Task<byte[]> WriteAsync(PhysicalType type, LogicalType logical, params byte[][] values)
        => WriteAsync(values.Length, leaves => Array.ForEach(values, value => ((BinaryBuffer)leaves[0]).Append(value)), Element(type, logical, values[0].Length));

    private static SchemaElement Element(PhysicalType type, LogicalType logical, int length = 0) => new()
    {
        Name = "c",
        Type = type,
        TypeLength = type == PhysicalType.FixedLengthByteArray ? length : 0,
        Repetition = Repetition.Required,
        Logical = logical,
    };
}
