using Microsoft.Win32.SafeHandles;

namespace TypedDao.Storage.Local;

/// <summary>A range of an opened file, read forward. The handle stays with the version that was opened.</summary>
/// <param name="file">The file; closed with the stream.</param>
/// <param name="path">Its path, for messages.</param>
/// <param name="offset">The first byte.</param>
/// <param name="length">How many bytes there are to read.</param>
internal sealed class LocalReadStream(SafeFileHandle file, string path, long offset, long length) : ForwardStream
{
    private readonly long _end = offset + length;
    private long _position = offset;

    public override int Read(Span<byte> buffer)
    {
        int wanted = Wanted(buffer.Length);
        if (wanted == 0)
        {
            return 0;
        }

        try
        {
            return Advance(RandomAccess.Read(file, buffer[..wanted], _position));
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            throw IoErrors.Translate(error, path);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int wanted = Wanted(buffer.Length);
        if (wanted == 0)
        {
            return 0;
        }

        // An asynchronous read is a read by another thread of the pool: who is one reads by itself.
        if (Thread.CurrentThread.IsThreadPoolThread)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Read(buffer.Span);
        }

        try
        {
            return Advance(await RandomAccess.ReadAsync(file, buffer[..wanted], _position, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            throw IoErrors.Translate(error, path);
        }
    }

    protected override void Dispose(bool disposing)
    {
        file.Dispose();
        base.Dispose(disposing);
    }

    private int Wanted(int room) => (int)Math.Min(room, _end - _position);

    private int Advance(int read)
    {
        // Nothing of TypedDao shortens a file in place.
        if (read == 0)
        {
            throw new TypedDaoException(
                ErrorKind.InvalidData, $"The file became shorter while it was read: it ends at byte {_position}, not at {_end}.")
            {
                Cure = $"Let the program that writes '{path}' write another file and rename it.",
            };
        }

        _position += read;
        return read;
    }
}
