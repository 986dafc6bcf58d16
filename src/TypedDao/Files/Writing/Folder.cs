namespace TypedDao.Files.Writing;

/// <summary>A folder that rows of one write go to.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="key">The folder's key, with its last <c>/</c>.</param>
internal sealed class Folder<TRow>(string key)
{
    /// <summary>The folder's key, with its last <c>/</c>.</summary>
    public string Key { get; } = key;

    /// <summary>The file that takes rows now; null where none is open.</summary>
    public PendingFile<TRow>? Open { get; set; }

    /// <summary>When the open file took its last row, in rows of the write.</summary>
    public long LastUse { get; set; }

    /// <summary>How many files have been opened.</summary>
    public int FileCount { get; set; }

    /// <summary>Rows with their numbers that wait for an open file, in their order.</summary>
    public List<(long Number, TRow Row)> Waiting { get; set; } = [];
}
