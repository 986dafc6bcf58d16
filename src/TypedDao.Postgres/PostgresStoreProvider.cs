using Npgsql;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Postgres.Connection;
using TypedDao.Stores;

namespace TypedDao.Postgres;

/// <summary>Opens stores of type <c>postgres</c>. No connection is made before the first use of an object.</summary>
[Implements(typeof(PostgresStore))]
public sealed class PostgresStoreProvider : IStoreProvider<PostgresStore>
{
    /// <inheritdoc/>
    public ValueTask<StoreConnection> OpenAsync(PostgresStore options, StoreContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        if (string.IsNullOrWhiteSpace(options.Schema))
        {
            throw Refuse(context, "'schema' is empty.", "Name the schema of the tables, or leave the key out.");
        }

        if ((context.Services.GetService(typeof(IPostgresDataSources)) as IPostgresDataSources)?.Find(context.Name) is { } given)
        {
            return new(new StoreConnection(new PostgresDatabase(given, ownsSource: false, options.Schema)));
        }

        NpgsqlDataSource source = PostgresSources.Make(
            Read(options, context), context.Name, context.Services.GetService(typeof(IPostgresTokens)) as IPostgresTokens);
        return new(new StoreConnection(new PostgresDatabase(source, ownsSource: true, options.Schema)));
    }

    private static NpgsqlConnectionStringBuilder Read(PostgresStore options, StoreContext context)
    {
        try
        {
            return PostgresSources.Read(options);
        }
        catch (Exception error) when (error is ArgumentException or FormatException or InvalidCastException or KeyNotFoundException)
        {
            // What the driver says may quote the connection string, which may hold a password.
            throw Refuse(context, "'connection_string' is not one of Npgsql: it is 'Host=…;Database=…', with keywords that Npgsql knows.", "Correct it, or write 'host', 'database' and the keys beside them.");
        }
    }

    private static ConfigurationException Refuse(StoreContext context, string fact, string cure)
        => new($"Store '{context.Name}' cannot be opened.", fact)
        {
            Operation = "open",
            Store = context.Name,
            Cure = cure,
        };
}
