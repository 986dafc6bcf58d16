namespace TypedDao;

/// <summary>What a deletion of rows by a filter did.</summary>
/// <param name="Rows">Rows deleted, but for those of files that were removed without being opened: nobody has counted these.</param>
/// <param name="FilesRewritten">Files that were replaced by one without the rows.</param>
/// <param name="FilesRemoved">Files that were removed, since every row of them matched.</param>
/// <param name="FilesUnopened">Those of the removed files of which the key alone decided, so that they were not opened.</param>
public readonly record struct DeleteResult(long Rows, long FilesRewritten, long FilesRemoved, long FilesUnopened);
