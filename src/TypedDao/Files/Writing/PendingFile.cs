using TypedDao.Codecs;

namespace TypedDao.Files.Writing;

/// <summary>A file that has been written to its end and waits to be published.</summary>
internal abstract class PendingFile : IAsyncDisposable
{
    /// <summary>The bytes.</summary>
    protected abstract FileStaging Staging { get; }

    /// <summary>The key that it gets; known when it is sealed.</summary>
    public string Key { get; protected set; } = string.Empty;

    /// <summary>The number of bytes, with those of a write that is under way.</summary>
    public abstract long Length { get; }

    /// <summary>Makes the file visible.</summary>
    /// <param name="cancellationToken">Cancels the request.</param>
    public ValueTask PublishAsync(CancellationToken cancellationToken) => Staging.PublishAsync(Key, cancellationToken);

    /// <summary>Abandons the file, if it is not published.</summary>
    public abstract ValueTask DisposeAsync();
}

/// <summary>A file that rows are written to.</summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <param name="staging">Takes the bytes; disposed with the file.</param>
/// <param name="stream">What the codec writes to.</param>
/// <param name="writer">The codec's writer.</param>
/// <param name="name">Gives the key at the end.</param>
internal sealed class PendingFile<TRow>(FileStaging staging, StagingStream stream, RowWriter<TRow> writer, Func<StagingStream, string> name) : PendingFile
{
    private bool _isOpen = true;

    public override long Length => stream.Length;

    protected override FileStaging Staging => staging;

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether <see cref="FlushAsync"/> is due.</returns>
    public bool Write(TRow row) => writer.Write(row);

    /// <summary>Hands the rows so far to the storage.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public ValueTask FlushAsync(CancellationToken cancellationToken) => writer.FlushAsync(cancellationToken);

    /// <summary>Writes what ends the file and gives up its buffers.</summary>
    /// <param name="cancellationToken">Cancels the write.</param>
    public async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        await writer.CompleteAsync(cancellationToken).ConfigureAwait(false);
        await CloseWriterAsync().ConfigureAwait(false);
        Key = name(stream);
        await stream.DisposeAsync().ConfigureAwait(false);
        await staging.SealAsync(cancellationToken).ConfigureAwait(false);
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await CloseWriterAsync().ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            await staging.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask CloseWriterAsync()
    {
        if (_isOpen)
        {
            _isOpen = false;
            await writer.DisposeAsync().ConfigureAwait(false);
        }
    }
}
