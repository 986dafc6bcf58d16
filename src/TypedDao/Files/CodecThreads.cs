namespace TypedDao.Files;

/// <summary>How many threads decode or encode one file at most, that of the caller among them.</summary>
internal static class CodecThreads
{
    private const int Most = 4;

    /// <summary>The number of threads.</summary>
    public static readonly int Count = Math.Min(Environment.ProcessorCount, Most);
}
