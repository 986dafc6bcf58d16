using System.Buffers.Binary;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>Files of a footer alone, of one column, that say what no writer says.</summary>
internal sealed record FooterText
{
    /// <summary>The rows of the file.</summary>
    public long Rows { get; init; } = 1;

    /// <summary>The rows of each row group.</summary>
    public long[] GroupRows { get; init; } = [1];

    /// <summary>How many columns a row group has.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>The type of the column in row groups.</summary>
    public PhysicalType Type { get; init; } = PhysicalType.Int32;

    /// <summary>How many values it has in a row group; as many as rows if not said.</summary>
    public long? Values { get; init; }

    /// <summary>Where it begins.</summary>
    public long Offset { get; init; } = 4;

    /// <summary>The bytes that it has.</summary>
    public long Size { get; init; } = 20;

    /// <summary>The file that has its values.</summary>
    public string? FilePath { get; init; }

    /// <summary>Whether it is encrypted.</summary>
    public bool IsEncrypted { get; init; }

    /// <summary>The file.</summary>
    public byte[] Create()
    {
        using var output = new PooledBuffer();
        var writer = new ThriftWriter(output);
        writer.Write(1, 2);
        writer.BeginList(2, ThriftType.Struct, 2);
        writer.BeginStruct();
        writer.Write(4, "schema");
        writer.Write(5, 1);
        writer.EndStruct();
        writer.BeginStruct();
        writer.Write(1, (int)PhysicalType.Int32);
        writer.Write(3, (int)Repetition.Required);
        writer.Write(4, "c");
        writer.EndStruct();
        writer.Write(3, Rows);
        writer.BeginList(4, ThriftType.Struct, GroupRows.Length);
        foreach (long rows in GroupRows)
        {
            writer.BeginStruct();
            writer.BeginList(1, ThriftType.Struct, Columns);
            for (int i = 0; i < Columns; i++)
            {
                WriteColumn(writer, rows);
            }

            writer.Write(3, rows);
            writer.EndStruct();
        }

        writer.Stop();
        byte[] length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, output.Length);
        return [.. "PAR1"u8, .. new byte[100], .. output.WrittenSpan, .. length, .. "PAR1"u8];
    }

    private void WriteColumn(ThriftWriter writer, long rows)
    {
        writer.BeginStruct();
        if (FilePath is { } path)
        {
            writer.Write(1, path);
        }

        writer.BeginStruct(3);
        writer.Write(1, (int)Type);
        writer.Write(4, 0);
        writer.Write(5, Values ?? rows);
        writer.Write(7, Size);
        writer.Write(9, Offset);
        writer.EndStruct();
        if (IsEncrypted)
        {
            writer.BeginStruct(8);
            writer.WriteEmpty(1);
            writer.EndStruct();
        }

        writer.EndStruct();
    }
}
