namespace TypedDao.Cli.Locks;

/// <summary>The forms in which changes are printed.</summary>
internal enum DiffForm
{
    /// <summary>A sentence a line.</summary>
    Text,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>A table, for a pull request.</summary>
    Markdown,
}
