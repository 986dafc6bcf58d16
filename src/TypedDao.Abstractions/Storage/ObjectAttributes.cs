namespace TypedDao.Storage;

/// <summary>What a storage keeps with an object besides its bytes.</summary>
public sealed record ObjectAttributes
{
    /// <summary>The media type, such as <c>text/csv</c>; null: the storage's default.</summary>
    public string? ContentType { get; init; }

    /// <summary>Metadata by name: written with the content, changed only with it. Names are ASCII and do not tell case apart.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>(0);

    /// <summary>Tags by name, which can change while the content stays.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(0);

    /// <summary>How the content is kept, such as <c>STANDARD</c>; only read.</summary>
    public string? StorageClass { get; init; }

    /// <summary>How the content is encrypted at rest, such as <c>aws:kms</c>; null: not, or not told. Only read.</summary>
    public string? Encryption { get; init; }
}
