using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Stores;

namespace TypedDao.BuiltIn;

/// <summary>A schema of an Amazon Redshift database.</summary>
[StoreType("redshift", Offers = [typeof(ISqlStore)], Package = "TypedDao.Postgres")]
[Description("A schema of an Amazon Redshift database.")]
public sealed class RedshiftStore
{
    /// <summary>Connection string, instead of host and the keys beside it; a password in it must be a placeholder.</summary>
    [Description("Connection string, instead of host and the keys beside it; a password in it must be a placeholder.")]
    [YamlGroup("address")]
    public Secret? ConnectionString { get; init; }

    /// <summary>Host name.</summary>
    [Description("Host name.")]
    [YamlRole(YamlRole.AddressRoot)]
    [YamlGroup("address")]
    public string? Host { get; init; }

    /// <summary>Database.</summary>
    [Description("Database.")]
    [YamlRole(YamlRole.AddressRoot)]
    public string? Database { get; init; }

    /// <summary>Port.</summary>
    [Description("Port.")]
    [YamlRole(YamlRole.AddressRoot)]
    [YamlDefault("5439")]
    [YamlRange(1, 65535)]
    public int Port { get; init; } = 5439;

    /// <summary>User.</summary>
    [Description("User.")]
    public string? User { get; init; }

    /// <summary>Password.</summary>
    [Description("Password.")]
    public Secret? Password { get; init; }

    /// <summary>Schema of the tables.</summary>
    [Description("Schema of the tables.")]
    [YamlRole(YamlRole.AddressPrefix)]
    [YamlDefault("public")]
    public string Schema { get; init; } = "public";

    /// <summary>Transport security.</summary>
    [Description("Transport security.")]
    public SslModeChoice? SslMode { get; init; }

    /// <summary>Folder on S3 through which rows are loaded in bulk.</summary>
    [Description("Folder on S3 through which rows are loaded in bulk.")]
    public Uri? S3TempDir { get; init; }

    /// <summary>Role with which the database reads that folder.</summary>
    [Description("Role with which the database reads that folder.")]
    public string? IamRoleArn { get; init; }

    /// <summary>Region.</summary>
    [Description("Region.")]
    public string? Region { get; init; }
}
