using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Stores;

namespace TypedDao.BuiltIn;

/// <summary>A schema of a PostgreSQL database.</summary>
[StoreType("postgres", Offers = [typeof(ISqlStore)], Package = "TypedDao.Postgres")]
[Description("A schema of a PostgreSQL database.")]
public sealed class PostgresStore
{
    /// <summary>Connection string, instead of host and the keys beside it; a password in it must be a placeholder.</summary>
    [Description("Connection string, instead of host and the keys beside it; a password in it must be a placeholder.")]
    [YamlGroup("address", Required = true)]
    public Secret? ConnectionString { get; init; }

    /// <summary>Host name of the server.</summary>
    [Description("Host name of the server.")]
    [YamlRole(YamlRole.AddressRoot)]
    [YamlGroup("address", Required = true)]
    public string? Host { get; init; }

    /// <summary>Name of the database.</summary>
    [Description("Name of the database.")]
    [YamlRole(YamlRole.AddressRoot)]
    public string? Database { get; init; }

    /// <summary>Port of the server.</summary>
    [Description("Port of the server.")]
    [YamlRole(YamlRole.AddressRoot)]
    [YamlDefault("5432")]
    [YamlRange(1, 65535)]
    public int Port { get; init; } = 5432;

    /// <summary>Name of the user.</summary>
    [Description("Name of the user.")]
    public string? User { get; init; }

    /// <summary>Password of the user.</summary>
    [Description("Password of the user.")]
    public Secret? Password { get; init; }

    /// <summary>Schema of the tables.</summary>
    [Description("Schema of the tables.")]
    [YamlRole(YamlRole.AddressPrefix)]
    [YamlDefault("public")]
    public string Schema { get; init; } = "public";

    /// <summary>Whether the connection is encrypted, and what of the certificate is checked.</summary>
    [Description("Whether the connection is encrypted, and what of the certificate is checked.")]
    public SslModeChoice? SslMode { get; init; }

    /// <summary>How long opening a connection may take.</summary>
    [Description("How long opening a connection may take.")]
    [YamlDefault("15s")]
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the server may take to answer a statement or to go on with its answer; 0s: as long as it likes.</summary>
    [Description("How long the server may take to answer a statement or to go on with its answer; 0s: as long as it likes.")]
    [YamlDefault("5m")]
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(5);
}
