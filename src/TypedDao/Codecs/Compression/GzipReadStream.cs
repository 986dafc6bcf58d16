using System.IO.Compression;

namespace TypedDao.Codecs.Compression;

/// <summary>
/// Reads gzip, also of several members one behind the other, and notices where a file is cut off, which
/// <see cref="GZipStream"/> takes for its end: a last member is put behind the file, and unless its content comes out as
/// the end of the data, what stands before it was not complete.
/// </summary>
internal sealed class GzipReadStream : ForwardReadStream
{
    private static readonly byte[] Mark = "5f1c-end-of-gzip-9b27"u8.ToArray();
    private static readonly byte[] LastMember = Compress(Mark);

    private readonly string _address;
    private readonly GZipStream _gzip;
    private readonly byte[] _held = new byte[Mark.Length];
    private int _heldCount;
    private bool _ended;

    /// <summary>Creates the stream.</summary>
    /// <param name="stream">The compressed bytes; disposed with this one.</param>
    /// <param name="address">The file, for messages.</param>
    public GzipReadStream(Stream stream, string address)
    {
        _address = address;
        _gzip = new GZipStream(new ExtendedStream(stream, LastMember), CompressionMode.Decompress);
    }

    /// <summary>Reads on; the buffer has at least 64 bytes.</summary>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (!_ended)
        {
            // The last bytes are held back, since they may be the mark.
            _held.AsSpan(0, _heldCount).CopyTo(buffer.Span);
            int count = await InflateAsync(buffer[_heldCount..], cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                CheckMark();
                break;
            }

            int total = _heldCount + count;
            _heldCount = Math.Min(total, Mark.Length);
            buffer.Span[(total - _heldCount)..total].CopyTo(_held);
            if (total > _heldCount)
            {
                return total - _heldCount;
            }
        }

        return 0;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _gzip.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gzip.Dispose();
        }

        base.Dispose(disposing);
    }

    private static byte[] Compress(byte[] data)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(data);
        }

        return stream.ToArray();
    }

    private async ValueTask<int> InflateAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        try
        {
            return await _gzip.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw CompressedFiles.Damaged("The file is not valid gzip: it is damaged, truncated, or not compressed.", _address, e);
        }
    }

    private void CheckMark()
    {
        _ended = true;
        if (!_held.AsSpan(0, _heldCount).SequenceEqual(Mark))
        {
            throw CompressedFiles.Damaged("The gzip file is truncated, or followed by bytes that do not belong to it.", _address);
        }
    }
}
