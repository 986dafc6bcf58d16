using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Writing;

/// <summary>Writes the headers of pages: <c>PageHeader</c> of parquet.thrift.</summary>
internal static class PageHeaders
{
    /// <summary>Writes the header of a dictionary.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="size">The bytes of the page before and after compression.</param>
    /// <param name="crc">The checksum of the bytes that are written.</param>
    /// <param name="count">How many entries there are.</param>
    public static void WriteDictionary(PooledBuffer output, (int Uncompressed, int Compressed) size, uint crc, int count)
    {
        ThriftWriter thrift = Begin(output, PageKind.Dictionary, size, crc);
        thrift.BeginStruct(7);
        thrift.Write(1, count);
        thrift.Write(2, (int)Encoding.Plain);
        thrift.EndStruct();
        thrift.Stop();
    }

    /// <summary>Writes the header of a data page of the first version.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="size">The bytes of the page before and after compression.</param>
    /// <param name="crc">The checksum of the bytes that are written.</param>
    /// <param name="count">How many values, nulls and empty lists there are.</param>
    /// <param name="encoding">The encoding of the values.</param>
    public static void WriteData(PooledBuffer output, (int Uncompressed, int Compressed) size, uint crc, int count, Encoding encoding)
    {
        ThriftWriter thrift = Begin(output, PageKind.Data, size, crc);
        thrift.BeginStruct(5);
        thrift.Write(1, count);
        thrift.Write(2, (int)encoding);
        thrift.Write(3, (int)Encoding.Rle);
        thrift.Write(4, (int)Encoding.Rle);
        thrift.EndStruct();
        thrift.Stop();
    }

    /// <summary>Writes the header of a data page of the second version.</summary>
    /// <param name="output">Takes it.</param>
    /// <param name="size">The bytes of the page before and after compression.</param>
    /// <param name="crc">The checksum of the bytes that are written.</param>
    /// <param name="counts">How many values, nulls among them, nulls, and rows there are.</param>
    /// <param name="encoding">The encoding of the values.</param>
    /// <param name="levels">The bytes of the definition and repetition levels.</param>
    /// <param name="isCompressed">Whether the values are compressed.</param>
    public static void WriteDataV2(
        PooledBuffer output,
        (int Uncompressed, int Compressed) size,
        uint crc,
        (int Entries, int Nulls, int Rows) counts,
        Encoding encoding,
        (int Definitions, int Repetitions) levels,
        bool isCompressed)
    {
        ThriftWriter thrift = Begin(output, PageKind.DataV2, size, crc);
        thrift.BeginStruct(8);
        thrift.Write(1, counts.Entries);
        thrift.Write(2, counts.Nulls);
        thrift.Write(3, counts.Rows);
        thrift.Write(4, (int)encoding);
        thrift.Write(5, levels.Definitions);
        thrift.Write(6, levels.Repetitions);
        thrift.Write(7, isCompressed);
        thrift.EndStruct();
        thrift.Stop();
    }

    private static ThriftWriter Begin(PooledBuffer output, PageKind kind, (int Uncompressed, int Compressed) size, uint crc)
    {
        var thrift = new ThriftWriter(output);
        thrift.Write(1, (int)kind);
        thrift.Write(2, size.Uncompressed);
        thrift.Write(3, size.Compressed);
        thrift.Write(4, (int)crc);
        return thrift;
    }
}
