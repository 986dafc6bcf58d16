using Microsoft.Extensions.Logging.Abstractions;
using TypedDao.BuiltIn;
using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Postgres.Connection;
using TypedDao.Schema;
using TypedDao.Storage;
using TypedDao.Stores;
using TypedDao.Tests;

namespace TypedDao.Postgres.Support;

/// <summary>A table whose columns the running test makes up.</summary>
internal sealed class DynamicTable : IAsyncDisposable
{
    private readonly PostgresDatabase _database;

    public DynamicTable(Warehouse warehouse, RowSchema schema, string table, params IReadOnlyList<string> keys)
    {
        var options = new PostgresStore
        {
            Host = "127.0.0.1",
            Port = warehouse.Server.Port,
            Database = "postgres",
            User = "owner",
            Password = new Secret(warehouse.Server.Owner),
            Schema = warehouse.Schema,
            SslMode = SslModeChoice.Disable,
        };
        _database = new PostgresDatabase(PostgresSources.Make(PostgresSources.Read(options), "test", tokens: null), ownsSource: true, warehouse.Schema);
        Tables = new PostgresTables(_database, StorageRetry.None, NullLogger.Instance);
        Target = new ObjectTarget(null!, new ObjectDefinition
        {
            Store = "test",
            Name = table,
            Type = "PostgresTableObject",
            Shape = ObjectShape.Table,
            Interface = "PostgresInterface",
            Key = table,
            Schema = schema,
            PrimaryKeys = keys,
            Options = new PostgresTableObject { Table = table },
            Create = _ => throw new NotSupportedException(),
        });
        DynamicShape.Use(schema);
    }

    public PostgresTables Tables { get; }

    public ObjectTarget Target { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask<WriteResult> AppendAsync(params IEnumerable<DynamicRow> rows)
        => Tables.AppendAsync<DynamicRow, DynamicShape>(Target, rows.ToAsyncEnumerable(), Stop);

    public async Task<List<DynamicRow>> ReadAsync(TypedDao.Filters.Filter? filter = null)
        => await Tables.QueryAsync<DynamicRow, DynamicShape>(Target.Where(filter ?? TypedDao.Filters.Filter.All), new ReadStatistics(), Stop).ToListAsync(Stop);

    /// <summary>Rows as texts that are equal only where the rows are, in order.</summary>
    public static IReadOnlyList<string> Show(IEnumerable<DynamicRow> rows) => [.. rows.Select(row => Dynamic.Show(row)).Order(StringComparer.Ordinal)];

    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
