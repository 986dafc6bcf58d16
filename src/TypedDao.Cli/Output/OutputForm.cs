namespace TypedDao.Cli.Output;

/// <summary>The forms in which rows are printed.</summary>
internal enum OutputForm
{
    /// <summary>A JSON object a line.</summary>
    Ndjson,

    /// <summary>Aligned columns for people.</summary>
    Table,

    /// <summary>Comma-separated values with a header.</summary>
    Csv,
}
