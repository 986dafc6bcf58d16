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
    private long _requests;
    private long _rowGroups;
    private long _prunedRowGroups;
    private long _prunedRows;

    /// <summary>Rows looked at, those that a filter then left out among them.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Bad rows that were skipped or kept elsewhere.</summary>
    public long Rejected => Interlocked.Read(ref _rejected);

    /// <summary>Files opened.</summary>
    public long Files => Interlocked.Read(ref _files);

    /// <summary>Bytes read from storage, compressed where the files are.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Requests for bytes, each of one range of a file.</summary>
    public long Requests => Interlocked.Read(ref _requests);

    /// <summary>Row groups of the opened files, of formats that have them.</summary>
    public long RowGroups => Interlocked.Read(ref _rowGroups);

    /// <summary>Those of them that were not read, since their statistics say that no row matches.</summary>
    public long PrunedRowGroups => Interlocked.Read(ref _prunedRowGroups);

    /// <summary>Rows that were not looked at, since statistics of their row group or page say that they do not match.</summary>
    public long PrunedRows => Interlocked.Read(ref _prunedRows);

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

    /// <summary>Counts requests.</summary>
    /// <param name="count">How many.</param>
    public void AddRequests(long count) => Interlocked.Add(ref _requests, count);

    /// <summary>Counts row groups.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="pruned">How many of them are not read.</param>
    public void AddRowGroups(long count, long pruned)
    {
        Interlocked.Add(ref _rowGroups, count);
        Interlocked.Add(ref _prunedRowGroups, pruned);
    }

    /// <summary>Counts rows that are not looked at.</summary>
    /// <param name="count">How many.</param>
    public void AddPrunedRows(long count) => Interlocked.Add(ref _prunedRows, count);
}
