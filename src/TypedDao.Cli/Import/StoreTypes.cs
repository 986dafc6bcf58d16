using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Import;

/// <summary>What classes of the Python library are here, and what their arguments are called.</summary>
/// <param name="types">The types of the language.</param>
internal sealed class StoreTypes(TypeIndex types)
{
    /// <summary>What stands in for a store whose class is not known.</summary>
    public const string Fallback = "local";

    /// <summary>How the names of classes begin, and the store type that they connect to.</summary>
    private static readonly (string Start, string Type)[] Starts =
    [
        ("S3", "s3"), ("Boto3", "s3"), ("Redshift", "redshift"), ("Postgres", "postgres"), ("Psycopg", "postgres"), ("Local", "local"), ("File", "local"), ("Memory", "memory"),
    ];

    /// <summary>Classes that are one interface here.</summary>
    private static readonly Dictionary<string, string> Classes = new(StringComparer.Ordinal)
    {
        ["S3Boto3Interface"] = "S3FileInterface",
        ["S3FsInterface"] = "S3FileInterface",
    };

    /// <summary>Other names of arguments.</summary>
    private static readonly Dictionary<string, string> Arguments = new(StringComparer.OrdinalIgnoreCase)
    {
        ["bucket_name"] = "bucket",
        ["region_name"] = "region",
        ["endpoint_url"] = "endpoint",
        ["aws_access_key_id"] = "access_key",
        ["aws_secret_access_key"] = "secret_key",
        ["profile_name"] = "profile",
        ["hostname"] = "host",
        ["dbname"] = "database",
        ["db"] = "database",
        ["username"] = "user",
        ["dsn"] = "connection_string",
        ["path"] = "root",
        ["sslmode"] = "ssl_mode",
    };

    /// <summary>The store type of an interface class; null where it is not known.</summary>
    /// <param name="name">The class.</param>
    public StoreType? FindStore(string name)
        => Starts.FirstOrDefault(pair => name.StartsWith(pair.Start, StringComparison.Ordinal)).Type is { } type && types.Stores.Find(type) is [var found, ..] ? found : null;

    /// <summary>The interface type of a class; null where it is not known.</summary>
    /// <param name="name">The class.</param>
    public InterfaceType? FindInterface(string name)
        => types.Interfaces.Find(Classes.GetValueOrDefault(name, name)) is [var found, ..] ? found : null;

    /// <summary>The key of an argument; null where there is none.</summary>
    /// <param name="table">The keys.</param>
    /// <param name="argument">The argument.</param>
    public static KeyInfo? FindKey(KeyTable table, string argument)
        => table.Find(argument) ?? (Arguments.TryGetValue(argument, out string? name) ? table.Find(name) : null);
}
