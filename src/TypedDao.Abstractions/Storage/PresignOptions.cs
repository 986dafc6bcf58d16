namespace TypedDao.Storage;

/// <summary>What a presigned URL allows.</summary>
/// <param name="Duration">How long it is valid: above zero, and of S3 at most 7 days.</param>
public sealed record PresignOptions(TimeSpan Duration)
{
    /// <summary>Whether the object can be written (HTTP PUT) instead of read (GET).</summary>
    public bool IsWrite { get; init; }

    /// <summary>The media type: of a read, the one that is answered; of a write, the one that must be sent. Null: any.</summary>
    public string? ContentType { get; init; }

    /// <summary>The name under which a browser keeps what it reads; null: none.</summary>
    public string? FileName { get; init; }

    /// <summary>The version to read; null: the present one.</summary>
    public string? VersionId { get; init; }
}
