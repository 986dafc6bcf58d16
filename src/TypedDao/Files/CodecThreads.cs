using TypedDao.Codecs;

namespace TypedDao.Files;

/// <summary>How many threads decode or encode one file at most, that of the caller among them.</summary>
internal static class CodecThreads
{
    private const int Most = 4;

    /// <summary>The number of threads.</summary>
    public static readonly int Count = Math.Min(Environment.ProcessorCount, Most);

    /// <summary>The number of threads that decode a file. Of formats that are read by ranges several were measured to cost more than they gain.</summary>
    /// <param name="codec">The codec.</param>
    public static int ForReading(ICodec codec) => codec is IPlansReads ? 1 : Count;
}
