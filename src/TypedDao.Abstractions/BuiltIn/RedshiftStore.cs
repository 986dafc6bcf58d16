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
    [YamlDefault("5439")]
    [YamlRange(1, 65535)]
    public int Port { get; init; } = 5439;

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

    /// <summary>Folder on S3 through which rows are loaded in bulk.</summary>
    [Description("Folder on S3 through which rows are loaded in bulk.")]
    public Uri? S3TempDir { get; init; }

    /// <summary>Role with which the database reads that folder.</summary>
    [Description("Role with which the database reads that folder.")]
    public string? IamRoleArn { get; init; }

    /// <summary>Region of the cluster, such as eu-central-1.</summary>
    [Description("Region of the cluster, such as eu-central-1.")]
    public string? Region { get; init; }
}
