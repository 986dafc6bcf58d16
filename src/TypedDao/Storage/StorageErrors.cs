namespace TypedDao.Storage;

/// <summary>The errors that every storage raises in the same words.</summary>
internal static class StorageErrors
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

    /// <summary>Throws where conditions exclude each other.</summary>
    /// <param name="options">The conditions.</param>
    public static void Check(PutOptions options)
    {
        if (options is { IfAbsent: true, IfMatch: not null })
        {
            throw new ArgumentException("IfAbsent and IfMatch exclude each other.", nameof(options));
        }
    }
}
