using Npgsql;
using TypedDao.Stores;

namespace TypedDao.Postgres.Connection;

/// <summary>An opened store of type <c>postgres</c>: where its connections come from, and the schema of its tables.</summary>
/// <param name="source">Opens connections.</param>
/// <param name="ownsSource">Whether the source goes with the store.</param>
/// <param name="schema">The schema of the tables.</param>
internal sealed class PostgresDatabase(NpgsqlDataSource source, bool ownsSource, string schema) : ISqlStore, IAsyncDisposable
{
    /// <summary>Opens connections.</summary>
    public NpgsqlDataSource Source { get; } = source;

    /// <summary>The schema of the tables.</summary>
    public string Schema { get; } = schema;

    /// <summary>Server, port and database, without secrets.</summary>
    public string Address { get; } = AddressOf(new NpgsqlConnectionStringBuilder(source.ConnectionString));

    /// <summary>What is used to connect; without the password.</summary>
    public NpgsqlConnectionStringBuilder Settings { get; } = new(source.ConnectionString) { Password = null };

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ownsSource ? Source.DisposeAsync() : ValueTask.CompletedTask;

    private static string AddressOf(NpgsqlConnectionStringBuilder settings)
        => $"postgres://{settings.Host}{(settings.Host?.Contains(',', StringComparison.Ordinal) == true ? string.Empty : $":{settings.Port}")}/{settings.Database}";
}
