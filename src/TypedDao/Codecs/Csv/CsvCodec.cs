using TypedDao.BuiltIn;
using TypedDao.Rows;

namespace TypedDao.Codecs.Csv;

/// <summary>The codec of CSV.</summary>
internal sealed class CsvCodec(CsvFormat format) : ICodec
{
    /// <inheritdoc/>
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
        => new CsvRowReader<TRow, TShape>(format, file, options);

    /// <inheritdoc/>
    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => new CsvRowWriter<TRow, TShape>(format, destination, options);
}
