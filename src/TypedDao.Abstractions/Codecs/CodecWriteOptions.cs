namespace TypedDao.Codecs;

/// <summary>What a codec is told beside the rows.</summary>
public sealed class CodecWriteOptions
{
    /// <summary>Columns that are not written, since the file's path holds their values.</summary>
    public IReadOnlySet<string> PathColumns { get; init; } = new HashSet<string>(0);

    /// <summary>The key of the file, for the compression that its suffix tells.</summary>
    public required string Key { get; init; }

    /// <summary>
    /// How many threads may encode rows of the file at the same time, that of the caller among them; the file is the same. The
    /// default is 1. Codecs that encode on one thread ignore it, and so do all for rows that can change
    /// (<see cref="Rows.IRowShape{TRow}.IsImmutable"/>).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxDegreeOfParallelism
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>
    /// Whether <see cref="RowWriter{TRow}.LengthSoFar"/> must be told, the same for the same rows, since it decides where the file ends. A codec
    /// that cannot tell it while several threads encode rows uses one. The default is false.
    /// </summary>
    public bool IsLengthRepeatable { get; init; }

    /// <summary>
    /// How many bytes of rows the writer may hold, about, before it asks to be flushed: fewer where many files are written at the same time.
    /// Codecs that hold less anyway ignore it. The default is 128 MiB.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public long MaxBufferedBytes
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 128 << 20;
}
