using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>A run of rows, stored column by column: <c>RowGroup</c> of parquet.thrift.</summary>
/// <param name="Columns">Its columns, in the order of the schema's leaves.</param>
/// <param name="RowCount">How many rows it has.</param>
internal sealed record RowGroup(ColumnChunk[] Columns, long RowCount)
{
    /// <summary>Reads it.</summary>
    /// <param name="reader">The bytes.</param>
    public static RowGroup Read(ref ThriftReader reader)
    {
        ColumnChunk[]? columns = null;
        long? rows = null;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    columns = new ColumnChunk[reader.EnterList(field, ThriftType.Struct)];
                    for (int i = 0; i < columns.Length; i++)
                    {
                        columns[i] = ColumnChunk.Read(ref reader);
                    }

                    break;
                case 3:
                    rows = reader.ReadSize(field);
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return new RowGroup(
            columns ?? throw new ParquetFormatException("a row group has no columns"),
            rows ?? throw new ParquetFormatException("a row group does not say how many rows it has"));
    }
}
