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
    private const int MostRowsUnseen = 1024;
    private const int RowsUnseenOfNothing = 16;

    private long _rows;
    private long _nextLook = 1;
    private bool _isOpen = true;

    public override long Length => stream.Length;

    protected override FileStaging Staging => staging;

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Whether <see cref="FlushAsync"/> is due.</returns>
    public bool Write(TRow row)
    {
        bool isFlushDue = writer.Write(row);
        _rows++;
        return isFlushDue;
    }

    /// <summary>Whether the file has some number of bytes, about. It is looked at again only when half of what is left may be there.</summary>
    /// <param name="target">The number of bytes.</param>
    public bool HasReached(long target)
    {
        if (_rows < _nextLook)
        {
            return false;
        }

        long length = writer.LengthSoFar ?? stream.Length;
        if (length >= target)
        {
            return true;
        }

        long perRow = Math.Max(1, length / _rows);
        _nextLook = _rows + (length == 0 ? RowsUnseenOfNothing : Math.Clamp((target - length) / perRow / 2, 1, MostRowsUnseen));
        return false;
    }

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
