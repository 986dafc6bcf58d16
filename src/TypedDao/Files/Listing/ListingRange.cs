using TypedDao.Schema;

namespace TypedDao.Files.Listing;

/// <summary>A stretch of a storage's listing.</summary>
/// <param name="Prefix">What the keys start with; of a single file the key.</param>
internal readonly record struct ListingRange(string Prefix)
{
    /// <summary>Whether it is the single file of the key <see cref="Prefix"/>.</summary>
    public bool IsFile { get; init; }

    /// <summary>Keys up to this one are left out; null: none is.</summary>
    public string? StartAfter { get; init; }

    /// <summary>Keys after those that start with this text are left out; null: none is.</summary>
    public string? Last { get; init; }

    /// <summary>Whether a key, and therefore all that follow it, is behind the stretch.</summary>
    /// <param name="key">The key.</param>
    public bool EndsBefore(string key)
        => Last is not null && !key.StartsWith(Last, StringComparison.Ordinal) && Utf8Order.Compare(key, Last) > 0;
}
