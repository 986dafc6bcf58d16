using TypedDao.Codecs;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Writing;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Parquet.Rows;

/// <summary>The codec of Apache Parquet.</summary>
/// <param name="writeOptions">How files are written.</param>
/// <param name="manyRows">From how many rows of a file on it is read by several threads, where they are allowed.</param>
internal sealed class ParquetCodec(WriteOptions writeOptions, int manyRows = ReadPreparation.ManyRows) : IPlansReads
{
    /// <inheritdoc/>
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
        => new ParquetRowReader<TRow, TShape>(file, options, manyRows);

    /// <inheritdoc/>
    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => new ParquetRowWriter<TRow, TShape>(
            destination, options, writeOptions with { RowGroupBytes = Math.Min(writeOptions.RowGroupBytes, options.MaxBufferedBytes) });

    /// <inheritdoc/>
    public long FirstOffset(long? length) => Footer.FirstOffset(length);

    /// <inheritdoc/>
    public async ValueTask<FileReadPlan> PlanAsync(IFileSource file, RowSchema columns, CodecReadOptions options, CancellationToken cancellationToken)
    {
        using ReadPreparation preparation = await ReadPreparation.CreateAsync(file, columns, options, manyRows, cancellationToken).ConfigureAwait(false);
        return await preparation.PlanAsync(cancellationToken).ConfigureAwait(false);
    }
}
