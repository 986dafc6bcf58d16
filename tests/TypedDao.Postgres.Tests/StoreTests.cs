using Npgsql;
using TypedDao.Postgres.Data;
using TypedDao.Postgres.Support;
using TypedDao.Stores;
using TypedDao.Tests;

namespace TypedDao.Postgres;

/// <summary>What stores are opened with.</summary>
public sealed class StoreTests(PostgresServer server)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_connection_string_is_one_secret()
    {
        await using Warehouse warehouse = await FilledAsync();
        string text = $"Host=127.0.0.1;Port={warehouse.Server.Port};Username=owner;Password={warehouse.Server.Owner};Database=postgres;Search Path={warehouse.Schema}";
        await using CatalogContext context = warehouse.ContextWith(("PG_CONNECTION", text));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await context.Remote.Users.CountAsync(Stop));
        Assert.Equal("There is no table public.users.", error.Fact);
        Assert.Equal($"postgres://127.0.0.1:{warehouse.Server.Port}/postgres", error.Address);
    }

    [Theory]
    [InlineData("Host=h;Passwort=hidden-word")]
    [InlineData("postgres://user:hidden-word@h/d")]
    [InlineData("Host=h;Port=hidden-word")]
    public async Task A_connection_string_that_is_none_is_said_without_it(string text)
    {
        await using Warehouse warehouse = await Warehouse.OpenAsync(server);
        await using CatalogContext context = warehouse.ContextWith(("PG_CONNECTION", text));
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(async () => await context.Remote.Users.CountAsync(Stop));
        Assert.Equal(
            "Store 'remote' cannot be opened. 'connection_string' is not one of Npgsql: it is 'Host=…;Database=…', with keywords that Npgsql knows.", error.Fact);
        Assert.DoesNotContain("hidden-word", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_missing_is_said_at_once_and_other_stores_are_not_looked_at()
    {
        await using Warehouse warehouse = await FilledAsync();
        await using CatalogContext context = warehouse.ContextWith(("PG_PASSWORD", null), ("PG_PORT", "no number"));
        ConfigurationException error = await Assert.ThrowsAsync<ConfigurationException>(async () => await context.Warehouse.Users.CountAsync(Stop));
        Assert.Equal(2, error.Problems.Count);
        Assert.Equal(1, await warehouse.Context.Warehouse.Users.CountAsync(Stop));
    }

    [Fact]
    public async Task A_data_source_of_the_application_is_used_and_left_open()
    {
        await using Warehouse warehouse = await FilledAsync();
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(
            $"Host=127.0.0.1;Port={warehouse.Server.Port};Username=owner;Password={warehouse.Server.Owner};Database=postgres;SSL Mode=Disable");
        await using (CatalogContext context = warehouse.ContextWith(new Services(new Sources(source)), ("PG_PASSWORD", "wrong")))
        {
            Assert.Equal(1, await context.Warehouse.Users.CountAsync(Stop));
            Assert.Single(await context.Warehouse.Users.ReadAsync(Stop).ToListAsync(Stop));
        }

        await using NpgsqlCommand command = source.CreateCommand("SELECT 1");
        Assert.Equal(1, await command.ExecuteScalarAsync(Stop));
    }

    [Fact]
    public async Task Tokens_are_asked_for_each_connection()
    {
        await using Warehouse warehouse = await FilledAsync();
        var tokens = new Tokens(warehouse.Server.Owner);
        await using CatalogContext context = warehouse.ContextWith(new Services(tokens), ("PG_PASSWORD", "wrong"));
        Assert.Equal(1, await context.Warehouse.Users.CountAsync(Stop));
        Assert.Equal(["warehouse"], tokens.Asked.Distinct());
    }

    private async Task<Warehouse> FilledAsync()
    {
        Warehouse warehouse = await Warehouse.OpenAsync(server);
        await warehouse.Context.Warehouse.Users.AppendAsync([new Data.Warehouse.User { Id = 1, Country = "DE" }], Stop);
        return warehouse;
    }

    private sealed class Services(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }

    private sealed class Sources(NpgsqlDataSource source) : IPostgresDataSources
    {
        public NpgsqlDataSource? Find(string store) => store == "warehouse" ? source : null;
    }

    private sealed class Tokens(string token) : IPostgresTokens
    {
        public List<string> Asked { get; } = [];

        public bool Knows(string store) => store == "warehouse";

        public ValueTask<Secret> GetAsync(string store, CancellationToken cancellationToken)
        {
            Asked.Add(store);
            return new(new Secret(token));
        }
    }
}
