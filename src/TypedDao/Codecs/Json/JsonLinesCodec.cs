using TypedDao.BuiltIn;
using TypedDao.Codecs.Batches;
using TypedDao.Codecs.Pieces;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>The codec of JSON lines.</summary>
/// <param name="format">The form of the files.</param>
/// <param name="pieceSize">The bytes that are decoded at once.</param>
internal sealed class JsonLinesCodec(JsonLinesFormat format, int pieceSize = TextPiece.UsualSize) : ICodec
{
    /// <summary>The form of the files.</summary>
    public JsonLinesFormat Format => format;

    /// <inheritdoc/>
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
        => new PieceRowReader<TRow>(
            new JsonLineDecoder<TRow, TShape>(TShape.Schema, options.PathValues, file.Address), new JsonLineCutter(), format.Compression, file, options, pieceSize);

    /// <inheritdoc/>
    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => RowWriters.Open<TRow, TShape>(new JsonRowEncoder<TRow, TShape>(options, isArray: false), destination, format.Compression, options);
}
