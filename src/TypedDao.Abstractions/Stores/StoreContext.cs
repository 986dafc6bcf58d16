using TypedDao.Storage;

namespace TypedDao.Stores;

/// <summary>What a context gives to the stores it opens.</summary>
/// <param name="Name">The store's name.</param>
/// <param name="BaseDirectory">The folder that relative paths start from.</param>
/// <param name="TimeProvider">The clock.</param>
/// <param name="Services">The application's services, or an empty provider: loggers, HTTP clients, data sources.</param>
public sealed record StoreContext(string Name, string BaseDirectory, TimeProvider TimeProvider, IServiceProvider Services)
{
    /// <summary>The store's type in the active environment, such as <c>s3</c>, for messages; null: not told.</summary>
    public string? Type { get; init; }

    /// <summary>Repeats calls to the other side; shares pace and budget with the layers around the storage of the store.</summary>
    public StorageRetry Retry { get; init; } = StorageRetry.None;
}
