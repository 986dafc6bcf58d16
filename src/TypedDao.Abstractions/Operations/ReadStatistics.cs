namespace TypedDao;

/// <summary>
/// Counts what a read does, while it does it: hand one to <see cref="ReadOperations"/> and look at any time, from any thread.
/// </summary>
public sealed class ReadStatistics
{
    private long _rows;
    private long _rejected;
    private long _files;
    private long _bytes;

    /// <summary>Rows read, those that a filter then left out among them.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Bad rows that were skipped or kept elsewhere.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Files opened.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>Bytes read from storage, compressed where the files are.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Counts rows that were read.</summary>
    /// <param name="count">How many.</param>
    public void AddRows(long count) => Interlocked.Add(ref _rows, count);

    /// <summary>Counts bad rows.</summary>
    /// <param name="count">How many.</param>
    public void AddRejected(long count) => Interlocked.Add(ref _rejected, count);

    /// <summary>Counts opened files.</summary>
    /// <param name="count">How many.</param>
    public void AddFiles(long count) => Interlocked.Add(ref _files, count);

    /// <summary>Counts bytes read from storage.</summary>
    /// <param name="count">How many.</param>
    public void AddBytes(long count) => Interlocked.Add(ref _bytes, count);
}
