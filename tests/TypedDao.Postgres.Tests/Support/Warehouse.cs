using Microsoft.Extensions.Configuration;
using Npgsql;
using TypedDao.Postgres.Data;
using TypedDao.Tests;

namespace TypedDao.Postgres.Support;

/// <summary>The catalog of this project on the server of the tests, in a schema of its own.</summary>
public sealed class Warehouse : IAsyncDisposable
{
    private readonly NpgsqlDataSource _owner;

    private Warehouse(PostgresAccess server, NpgsqlDataSource owner, string schema)
    {
        Server = server;
        _owner = owner;
        Schema = schema;
        Context = ContextWith();
    }

    public PostgresAccess Server { get; }

    public string Schema { get; }

    public CatalogContext Context { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<Warehouse> OpenAsync(PostgresServer server)
    {
        PostgresAccess access = await server.StartAsync();
        var source = NpgsqlDataSource.Create($"Host=127.0.0.1;Port={access.Port};Username=owner;Password={access.Owner};Database=postgres;SSL Mode=Disable;Maximum Pool Size=4;Include Error Detail=true");
        string schema = "t" + Guid.NewGuid().ToString("N")[..12];
        var warehouse = new Warehouse(access, source, schema);
        await warehouse.RunAsync($"CREATE SCHEMA \"{schema}\"");
        return warehouse;
    }

    /// <summary>The catalog with other settings.</summary>
    public CatalogContext ContextWith(params (string Key, string? Value)[] more) => ContextWith(null, more);

    public CatalogContext ContextWith(IServiceProvider? services, params (string Key, string? Value)[] more)
    {
        Dictionary<string, string?> settings = new() { ["PG_PORT"] = Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), ["PG_PASSWORD"] = Server.Owner, ["PG_SCHEMA"] = Schema };
        foreach ((string key, string? value) in more)
        {
            settings[key] = value;
        }

        return new CatalogContext(new DataContextOptions { Configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), Services = services });
    }

    /// <summary>Carries out statements as the owner, with the schema in front.</summary>
    public async Task RunAsync(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Stop);
    }

    public async Task<T> AskAsync<T>(string sql)
    {
        await using NpgsqlConnection connection = await ConnectAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync(Stop))!;
    }

    public async Task<NpgsqlConnection> ConnectAsync()
    {
        NpgsqlConnection connection = await _owner.OpenConnectionAsync(Stop);
        await using var command = new NpgsqlCommand($"SET search_path TO \"{Schema}\", public", connection);
        await command.ExecuteNonQueryAsync(Stop);
        return connection;
    }

    /// <summary>What psql prints for a question: a line for a row, with bars between columns.</summary>
    public async Task<string> PsqlAsync(string sql)
    {
        var start = new System.Diagnostics.ProcessStartInfo(Server.Psql)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            Environment = { ["PGPASSWORD"] = Server.Owner, ["PGOPTIONS"] = $"-c search_path={Schema} -c timezone=UTC" },
        };
        foreach (string argument in (string[])["-X", "-q", "-A", "-t", "-h", "127.0.0.1", "-p", Server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), "-U", "owner", "-d", "postgres", "-v", "ON_ERROR_STOP=1", "-c", sql])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = System.Diagnostics.Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(Stop);
        string output = await process.StandardOutput.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.True(process.ExitCode == 0, await errors);
        return output.TrimEnd('\n');
    }

    /// <summary>The statements that the server logged and that name the schema of this test.</summary>
    public async Task<string[]> StatementsAsync()
    {
        await using var file = new FileStream(Server.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        string text = await reader.ReadToEndAsync(Stop);
        return [.. text.Split('\n').Where(line => line.Contains(Schema, StringComparison.Ordinal) && line.Contains("|TypedDao|", StringComparison.Ordinal))
            .Select(line => line[(line.IndexOf(": ", line.IndexOf("LOG:", StringComparison.Ordinal) + 5, StringComparison.Ordinal) + 2)..])];
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        await using (NpgsqlCommand command = _owner.CreateCommand($"DROP SCHEMA \"{Schema}\" CASCADE"))
        {
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await _owner.DisposeAsync();
    }
}
