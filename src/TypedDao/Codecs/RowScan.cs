namespace TypedDao.Codecs;

/// <summary>What looking for the next row found.</summary>
internal enum RowScan
{
    /// <summary>A row.</summary>
    Row,

    /// <summary>A row that is not well-formed, up to where it goes on.</summary>
    Malformed,

    /// <summary>No whole row is at hand.</summary>
    More,

    /// <summary>The end of the file.</summary>
    End,
}
