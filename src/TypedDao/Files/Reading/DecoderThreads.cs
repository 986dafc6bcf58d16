namespace TypedDao.Files.Reading;

/// <summary>How many threads decode one file.</summary>
internal static class DecoderThreads
{
    private const int Most = 4;

    /// <summary>As many as there are processors, up to four.</summary>
    public static readonly int Count = Math.Min(Environment.ProcessorCount, Most);
}
