namespace TypedDao.Cli.Files;

/// <summary>The formats that files are read in without a catalog.</summary>
internal enum FileForm
{
    /// <summary>Comma-separated values with a header.</summary>
    Csv,

    /// <summary>Tab-separated values with a header.</summary>
    Tsv,

    /// <summary>One JSON object a line.</summary>
    Jsonl,

    /// <summary>One JSON array of objects.</summary>
    Json,

    /// <summary>Apache Parquet, which tells its columns itself.</summary>
    Parquet,
}
