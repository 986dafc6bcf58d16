namespace TypedDao.Codecs;

/// <summary>Reads the rows of one file in batches. Members are not called concurrently. Disposing closes the file.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
public abstract class RowReader<TRow> : IAsyncDisposable
{
    /// <summary>
    /// Fills the buffer from its start with the next rows that are at hand, at least one, and waits for bytes only when no
    /// row is. Bad rows go to <see cref="CodecReadOptions.BadRows"/> and are not counted.
    /// </summary>
    /// <param name="buffer">Takes the rows; not empty.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>The number of rows; 0 at the end of the file.</returns>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: a required column is missing.
    /// <see cref="ErrorKind.InvalidData"/>: the file is damaged or of another format.</exception>
    public abstract ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken);

    /// <inheritdoc/>
    public abstract ValueTask DisposeAsync();
}
