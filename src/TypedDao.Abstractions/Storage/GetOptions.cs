namespace TypedDao.Storage;

/// <summary>Which bytes to read, and under which condition.</summary>
public readonly record struct GetOptions
{
    /// <summary>The first byte to read; negative: that many bytes from the end (all, where the object is shorter).</summary>
    public long Offset { get; init; }

    /// <summary>How many bytes to read at most; null: to the end. A range beyond the end reads what is there.</summary>
    public long? Length { get; init; }

    /// <summary>Read only if the object still has this <see cref="StorageEntry.ETag"/>.</summary>
    public string? IfMatch { get; init; }

    /// <summary>The <see cref="StorageEntry.VersionId"/> to read; null: the present one. Only where <see cref="StorageCapabilities.Versions"/>.</summary>
    public string? VersionId { get; init; }
}
