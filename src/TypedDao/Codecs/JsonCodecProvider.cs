using TypedDao.BuiltIn;
using TypedDao.Codecs.Json;
using TypedDao.Extensibility;

namespace TypedDao.Codecs;

/// <summary>
/// Reads and writes <see cref="JsonFormat"/>: one JSON array of objects, streamed element by element.
/// </summary>
/// <remarks>
/// Values are as those of <see cref="JsonLinesCodecProvider"/>. An element that cannot be read is a bad row; reading goes on
/// behind the next comma of the array. Where there is none, where the file is no array, is cut off, or goes on behind the
/// array, the error is <see cref="ErrorKind.InvalidData"/>; rows before it are given. A file without any byte has no rows.
/// </remarks>
[Implements(typeof(JsonFormat))]
public sealed class JsonCodecProvider : ICodecProvider<JsonFormat>
{
    /// <inheritdoc/>
    public ICodec Create(JsonFormat options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new JsonCodec(options);
    }
}
