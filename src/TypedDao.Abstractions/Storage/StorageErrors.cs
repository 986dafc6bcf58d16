namespace TypedDao.Storage;

/// <summary>The errors that every storage raises in the same words; for implementations of <see cref="IObjectStorage"/>.</summary>
public static class StorageErrors
{
    /// <summary>Nothing is there.</summary>
    /// <param name="key">The key.</param>
    public static TypedDaoException NotFound(string key) => new(ErrorKind.NotFound, $"'{key}' does not exist.");

    /// <summary>A creation lost.</summary>
    /// <param name="key">The key.</param>
    public static TypedDaoException AlreadyExists(string key) => new(ErrorKind.AlreadyExists, $"'{key}' exists already.");

    /// <summary>The object is another than the caller knows.</summary>
    /// <param name="key">The key.</param>
    public static TypedDaoException Changed(string key) => new(ErrorKind.Conflict, $"'{key}' has changed since it was last seen.");

    /// <summary>The object that the caller knows is gone.</summary>
    /// <param name="key">The key.</param>
    public static TypedDaoException Gone(string key) => new(ErrorKind.Conflict, $"'{key}' has been deleted since it was last seen.");

    /// <summary>Throws where the condition of a write does not hold.</summary>
    /// <param name="options">The condition.</param>
    /// <param name="key">The key.</param>
    /// <param name="etag">The <see cref="StorageEntry.ETag"/> of what is there; null: nothing is.</param>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.AlreadyExists"/> or <see cref="ErrorKind.Conflict"/>: it does not hold.
    /// </exception>
    public static void CheckCondition(PutOptions options, string key, string? etag)
    {
        if (options.IfAbsent && etag is not null)
        {
            throw AlreadyExists(key);
        }

        if (options.IfMatch is { } expected && expected != etag)
        {
            throw etag is null ? Gone(key) : Changed(key);
        }
    }

    /// <summary>Throws where a write is asked for what makes no sense, or what the storage has not.</summary>
    /// <param name="options">How to write.</param>
    /// <param name="capabilities">What the storage can do.</param>
    /// <exception cref="ArgumentException">Both conditions are given.</exception>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the storage keeps no attributes.</exception>
    public static void Check(PutOptions options, StorageCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        if (options.Attributes is not null && !capabilities.Attributes)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, "The storage keeps no content type, metadata or tags.")
            {
                Cure = "Write without attributes, or put the store on a type that keeps them, such as 's3'.",
            };
        }

        if (options is { IfAbsent: true, IfMatch: not null })
        {
            throw new ArgumentException("IfAbsent and IfMatch exclude each other.", nameof(options));
        }
    }

    /// <summary>Throws where a read is asked for what makes no sense, or what the storage has not.</summary>
    /// <param name="options">What to read.</param>
    /// <param name="capabilities">What the storage can do.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the storage keeps no versions.</exception>
    public static void Check(GetOptions options, StorageCapabilities capabilities)
    {
        ArgumentNullException.ThrowIfNull(capabilities);
        if (options.Length < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Length, "The length of a range cannot be negative.");
        }

        if (options.VersionId is not null && !capabilities.Versions)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, "The storage keeps no versions.")
            {
                Cure = "Read without a version, or put the store on a type that keeps them, such as 's3'.",
            };
        }
    }
}
