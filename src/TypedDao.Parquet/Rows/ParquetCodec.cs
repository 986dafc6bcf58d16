using TypedDao.Codecs;
using TypedDao.Rows;

namespace TypedDao.Parquet.Rows;

/// <summary>The codec of Apache Parquet.</summary>
internal sealed class ParquetCodec : ICodec
{
    /// <inheritdoc/>
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
        => new ParquetRowReader<TRow, TShape>(file, options);

    /// <inheritdoc/>
    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => throw new TypedDaoException(ErrorKind.NotSupported, "Parquet files are read only; they cannot be written yet.");
}
