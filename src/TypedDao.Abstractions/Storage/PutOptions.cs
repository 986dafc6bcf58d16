namespace TypedDao.Storage;

/// <summary>Under which condition to write; the default replaces whatever is there.</summary>
public readonly record struct PutOptions
{
    /// <summary>Write only if the key does not exist; otherwise <see cref="ErrorKind.AlreadyExists"/>.</summary>
    public bool IfAbsent { get; init; }

    /// <summary>Write only if the object still has this <see cref="StorageEntry.ETag"/>; otherwise <see cref="ErrorKind.Conflict"/>.</summary>
    public string? IfMatch { get; init; }

    /// <summary>Whether there is a condition, so that a write that is made again could lose against itself.</summary>
    public bool IsConditional => IfAbsent || IfMatch is not null;

    /// <summary>What to keep with the content; null: nothing. Only where <see cref="StorageCapabilities.Attributes"/>.</summary>
    public ObjectAttributes? Attributes { get; init; }
}
