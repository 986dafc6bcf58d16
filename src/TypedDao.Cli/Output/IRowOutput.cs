namespace TypedDao.Cli.Output;

/// <summary>Takes rows as JSON objects and prints them in one form. Disposing prints what is left.</summary>
internal interface IRowOutput : IDisposable
{
    /// <summary>Takes a row.</summary>
    /// <param name="json">The row as a JSON object in the tool's fixed encoding.</param>
    void Write(ReadOnlySpan<byte> json);
}
