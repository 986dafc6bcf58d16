using TypedDao.Stores;

namespace TypedDao.Postgres;

/// <summary>
/// Gives stores of type <c>postgres</c> the passwords of new connections, which the store finds among the services of the context: tokens of a cloud
/// that hold for some minutes, or secrets that rotate.
/// </summary>
public interface IPostgresTokens
{
    /// <summary>Whether it knows a store; otherwise the store's own password is used.</summary>
    /// <param name="store">The store's name.</param>
    bool Knows(string store);

    /// <summary>A password for a new connection. It is asked for each, so what is costly should be kept while it holds.</summary>
    /// <param name="store">The store's name.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    ValueTask<Secret> GetAsync(string store, CancellationToken cancellationToken);
}
