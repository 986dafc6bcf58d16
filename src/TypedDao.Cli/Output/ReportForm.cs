namespace TypedDao.Cli.Output;

/// <summary>The forms in which reports are printed.</summary>
internal enum ReportForm
{
    /// <summary>For people.</summary>
    Text,

    /// <summary>One JSON value, for programs.</summary>
    Json,
}
