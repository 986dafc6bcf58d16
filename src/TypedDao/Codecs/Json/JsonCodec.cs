using TypedDao.BuiltIn;
using TypedDao.Codecs.Batches;
using TypedDao.Rows;

namespace TypedDao.Codecs.Json;

/// <summary>The codec of JSON arrays.</summary>
internal sealed class JsonCodec(JsonFormat format) : ICodec
{
    /// <summary>The form of the files.</summary>
    public JsonFormat Format => format;

    /// <inheritdoc/>
    public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
        where TShape : struct, IRowShape<TRow>
        => new JsonArrayReader<TRow, TShape>(format.Compression, file, options);

    /// <inheritdoc/>
    public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
        where TShape : struct, IRowShape<TRow>
        => new BufferedRowWriter<TRow>(new JsonRowEncoder<TRow, TShape>(options, isArray: true), destination, format.Compression, options.Key);
}
