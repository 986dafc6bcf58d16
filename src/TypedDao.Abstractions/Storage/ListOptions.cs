namespace TypedDao.Storage;

/// <summary>Where a listing starts.</summary>
public readonly record struct ListOptions
{
    /// <summary>List only keys that come after this one, by the UTF-8 bytes.</summary>
    public string? StartAfter { get; init; }
}
