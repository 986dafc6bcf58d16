using TypedDao.BuiltIn;
using TypedDao.Codecs.Batches;
using TypedDao.Codecs.Pieces;
using TypedDao.Rows;

namespace TypedDao.Codecs.Csv;

/// <summary>The codec of CSV.</summary>
/// <param name="format">The form of the files.</param>
/// <param name="pieceSize">The bytes that are decoded at once.</param>
internal sealed class CsvCodec(CsvFormat format, int pieceSize = TextPiece.UsualSize) : ICodec
{
    /// <summary>The form of the files.</summary>
    public CsvFormat Format => format;

    /// <inheritdoc/>
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
    {
        CsvDialect dialect = CsvDialect.Create(format, file.Key);
        return new PieceRowReader<TRow>(
            new CsvRowDecoder<TRow, TShape>(dialect, options, file.Address), new CsvCutter(dialect), format.Compression, file, options, pieceSize);
    }

    /// <inheritdoc/>
    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => RowWriters.Open<TRow, TShape>(new CsvRowEncoder<TRow, TShape>(format, options), destination, format.Compression, options);
}
