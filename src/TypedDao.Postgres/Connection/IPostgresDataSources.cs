using Npgsql;

namespace TypedDao.Postgres;

/// <summary>
/// Gives stores of type <c>postgres</c> the data sources of the application, which finds it among the services of the context: with its own pool,
/// logging, certificates and authentication. They stay the application's, which disposes them.
/// </summary>
public interface IPostgresDataSources
{
    /// <summary>
    /// The data source of a store; null where the store is to make its own of its keys. Times, arrays and text must be mapped as the driver does
    /// without further plugins.
    /// </summary>
    /// <param name="store">The store's name.</param>
    NpgsqlDataSource? Find(string store);
}
