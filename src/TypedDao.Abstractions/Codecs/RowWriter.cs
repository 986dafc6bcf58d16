namespace TypedDao.Codecs;

/// <summary>Writes the rows of one file. Members are not called concurrently.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class RowWriter<TRow> : IAsyncDisposable
{
    /// <summary>
    /// About how many bytes the file has with the rows so far: those that were written, and those that the rows which the writer still holds
    /// will take. Asked between rows, where a directory has files of about one length. Null, the default: what the destination has taken tells.
    /// </summary>
    public virtual long? LengthSoFar => null;

    /// <summary>Takes one row into the buffer; no I/O. Call <see cref="FlushAsync"/> when it returns true.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether the buffer is full enough to be flushed.</returns>
    /// <exception cref="InvalidValueException">
    /// A value cannot be held by its column; the row is not part of the file. Where rows are encoded later, it is thrown by a later
    /// call, at the latest by <see cref="CompleteAsync"/>, and the file cannot be completed.
    /// </exception>
    public abstract bool Write(TRow row);

    /// <summary>
    /// Hands the buffered bytes to the destination, in the order of the rows. They may still be on their way when the call
    /// returns: a failure then shows at a later call, at the latest at <see cref="CompleteAsync"/>.
    /// </summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public abstract ValueTask FlushAsync(CancellationToken cancellationToken);

    /// <summary>Writes what ends the file, and waits until all bytes are taken. A file without rows is valid too.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public abstract ValueTask CompleteAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Waits for bytes on their way, after which nothing more is written, and gives buffers back; without
    /// <see cref="CompleteAsync"/> the bytes so far are no valid file.
    /// </summary>
    public abstract ValueTask DisposeAsync();
}
