using System.Security.Cryptography;

namespace TypedDao.Files.Writing;

/// <summary>What a codec writes to: passes the bytes on and, where the file is named by its content, digests them.</summary>
/// <param name="staging">Takes the bytes; not disposed.</param>
/// <param name="digest">Digests the bytes, where wanted; disposed with this stream.</param>
internal sealed class StagingStream(FileStaging staging, IncrementalHash? digest) : Stream
{
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    /// <summary>The bytes so far, with those of a write that is under way.</summary>
    public override long Length => Volatile.Read(ref _length);

    public override long Position
    {
        get => Length;
        set => throw new NotSupportedException();
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return ValueTask.CompletedTask;
        }

        Volatile.Write(ref _length, _length + buffer.Length);
        return digest is null ? staging.WriteAsync(buffer, cancellationToken) : DigestAsync(digest, buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
    }

    public override void Write(byte[] buffer, int offset, int count)
        => throw new NotSupportedException("Storage is written asynchronously: use WriteAsync.");

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>The digest of all bytes, as hexadecimal digits.</summary>
    public string DigestText()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        digest!.GetHashAndReset(hash);
        return Convert.ToHexStringLower(hash);
    }

    // Digesting takes about as long as writing, so neither waits for the other, nor the caller's thread for either.
    private async ValueTask DigestAsync(IncrementalHash hash, ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken)
    {
        Task digesting = Task.Run(() => hash.AppendData(buffer.Span), CancellationToken.None);
        try
        {
            await staging.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            await digesting.ConfigureAwait(false);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            digest?.Dispose();
        }

        base.Dispose(disposing);
    }
}
