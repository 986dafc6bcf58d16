namespace TypedDao.Architecture;

/// <summary>Which package may refer to which. Everything may refer to the contracts; what is not named here may not.</summary>
internal static class Layers
{
    private const string Contracts = "TypedDao.Abstractions";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        [Contracts] = [],

        // The run time, codecs, storages and what SQL interfaces share know the contracts alone.
        ["TypedDao"] = [Contracts],
        ["TypedDao.Parquet"] = [Contracts],
        ["TypedDao.S3"] = [Contracts],
        ["TypedDao.Sql"] = [Contracts],
        ["TypedDao.Testing"] = [Contracts],

        // Table formats know object storage as a contract and the Parquet codec, never a concrete storage.
        ["TypedDao.Delta"] = [Contracts, "TypedDao.Parquet"],
        ["TypedDao.Iceberg"] = [Contracts, "TypedDao.Parquet"],
        ["TypedDao.Hudi"] = [Contracts, "TypedDao.Parquet"],

        ["TypedDao.Postgres"] = [Contracts, "TypedDao.Sql"],
        ["TypedDao.Spark"] = [Contracts, "TypedDao.Sql"],
        ["TypedDao.Trino"] = [Contracts, "TypedDao.Sql"],
        ["TypedDao.Dremio"] = [Contracts, "TypedDao.Sql"],
    };

    /// <summary>The command-line tool, which puts everything together and may refer to all of it.</summary>
    public const string Tool = "TypedDao.Cli";

    /// <summary>The packages that may be referred to, or null for a project that has no layer yet.</summary>
    public static IReadOnlyCollection<string>? Of(string project) => Allowed.GetValueOrDefault(project);
}
