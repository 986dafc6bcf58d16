using Microsoft.Win32.SafeHandles;

namespace Acme.Journals.Packs;

/// <summary>Bytes that are to become an object: in memory, or a part of a file, where copies and uploads come from.</summary>
internal readonly struct PackContent
{
    private const int ChunkSize = 128 * 1024;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly SafeFileHandle? _file;
    private readonly long _offset;

    public PackContent(ReadOnlyMemory<byte> bytes)
    {
        _bytes = bytes;
        Length = bytes.Length;
        Checksum = Checksums.Of(bytes.Span);
    }

    public PackContent(SafeFileHandle file, long offset, long length, uint checksum)
    {
        _file = file;
        _offset = offset;
        Length = length;
        Checksum = checksum;
    }

    public long Length { get; }

    public uint Checksum { get; }

    /// <summary>Writes the bytes to a file, from an offset on.</summary>
    public async ValueTask CopyToAsync(SafeFileHandle destination, long offset, CancellationToken cancellationToken)
    {
        if (_file is null)
        {
            await RandomAccess.WriteAsync(destination, _bytes, offset, cancellationToken).ConfigureAwait(false);
            return;
        }

        byte[] chunk = new byte[(int)Math.Min(ChunkSize, Length)];
        for (long copied = 0; copied < Length;)
        {
            int wanted = (int)Math.Min(chunk.Length, Length - copied);
            int read = await RandomAccess.ReadAsync(_file, chunk.AsMemory(0, wanted), _offset + copied, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new EndOfStreamException("The file ended before its length was reached.");
            }

            await RandomAccess.WriteAsync(destination, chunk.AsMemory(0, read), offset + copied, cancellationToken).ConfigureAwait(false);
            copied += read;
        }
    }
}
