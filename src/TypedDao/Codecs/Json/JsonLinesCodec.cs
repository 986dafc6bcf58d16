using TypedDao.BuiltIn;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>The codec of JSON lines.</summary>
internal sealed class JsonLinesCodec(JsonLinesFormat format) : ICodec
{
    /// <inheritdoc/>
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
        => new JsonRowReader<TRow, TShape>(static input => new JsonLineFrames(input), format.Compression, file, options);

    /// <inheritdoc/>
    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => new JsonRowWriter<TRow, TShape>(destination, format.Compression, options, isArray: false);
}
