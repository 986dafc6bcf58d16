using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Postgres.Connection;

namespace TypedDao.Postgres;

/// <summary>Makes the interface that reads and writes tables of stores of type <c>postgres</c>.</summary>
[Implements(typeof(PostgresInterface), DataInterface = typeof(PostgresTables))]
public sealed class PostgresInterfaceProvider : IInterfaceProvider<PostgresInterface>
{
    /// <inheritdoc/>
    public IDataInterface Create(PostgresInterface options, InterfaceContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        ILogger logger = (context.Store.Services.GetService(typeof(ILoggerFactory)) as ILoggerFactory)?.CreateLogger<PostgresTables>() ?? NullLogger<PostgresTables>.Instance;
        return context.Connection.TryGet(out PostgresDatabase? database)
            ? new PostgresTables(database, context.Store.Retry, logger)
            : throw new TypedDaoException(ErrorKind.NotSupported, $"Store '{context.Store.Name}' offers no PostgreSQL database.")
            {
                Store = context.Store.Name,
                Cure = "Put the store on type 'postgres'.",
            };
    }
}
