using TypedDao.Codecs;
using TypedDao.Extensibility;

namespace Acme.Journals.Logfmt;

/// <summary>Makes the codec of <c>format: logfmt</c>.</summary>
[Implements(typeof(LogfmtFormat))]
public sealed class LogfmtCodecProvider : ICodecProvider<LogfmtFormat>
{
    /// <inheritdoc/>
    public ICodec Create(LogfmtFormat options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LogfmtCodec(options);
    }
}
