namespace TypedDao.Codecs;

/// <summary>What a codec is told beside the rows.</summary>
public sealed class CodecWriteOptions
{
    /// <summary>Columns that are not written, since the file's path holds their values.</summary>
    public IReadOnlySet<string> PathColumns { get; init; } = new HashSet<string>(0);

    /// <summary>The key of the file, for the compression that its suffix tells.</summary>
    public required string Key { get; init; }
}
