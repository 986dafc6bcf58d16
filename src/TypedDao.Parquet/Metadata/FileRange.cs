namespace TypedDao.Parquet.Metadata;

/// <summary>A range of bytes of a file.</summary>
/// <param name="Offset">Where it begins.</param>
/// <param name="Length">Its bytes.</param>
internal readonly record struct FileRange(long Offset, long Length)
{
    /// <summary>Where it ends.</summary>
    public long End => Offset + Length;

    /// <summary>Whether it lies within a file, behind its magic.</summary>
    /// <param name="fileLength">The bytes of the file.</param>
    public bool IsWithin(long fileLength) => Offset >= 4 && Length > 0 && Length <= fileLength - Offset;
}
