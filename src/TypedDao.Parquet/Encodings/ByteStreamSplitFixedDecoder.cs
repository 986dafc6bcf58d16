using System.Buffers;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Values of one length whose first bytes come first, then their second bytes, and so on (page Encodings, section Byte Stream Split).
/// </summary>
internal sealed class ByteStreamSplitFixedDecoder : BinaryDecoder
{
    private readonly int _length;

    private ReadOnlyMemory<byte> _data;
    private int _read;
    private byte[] _buffer = [];
    private int _used;

    /// <summary>Creates a decoder.</summary>
    /// <param name="length">The length of a value in bytes.</param>
    /// <exception cref="ParquetFormatException">No value can have the length.</exception>
    public ByteStreamSplitFixedDecoder(int length) => _length = length > 0 ? length : throw EncodingErrors.FixedLength(length);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _used);

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        if (data.Length % _length != 0)
        {
            throw EncodingErrors.Streams(data.Length, _length);
        }

        _data = data;
        _read = 0;
        _used = 0;
    }

    /// <inheritdoc/>
    public override void Read(Span<ByteSlice> slices)
    {
        int first = _read;
        Skip(slices.Length);
        _used = 0;
        Reserve(slices.Length * _length);
        _used = slices.Length * _length;
        ByteStreams.Gather(_data.Span, _length, first, _buffer.AsSpan(0, _used));
        for (int i = 0; i < slices.Length; i++)
        {
            slices[i] = new ByteSlice(i * _length, _length);
        }
    }

    /// <inheritdoc/>
    public override void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        int all = _data.Length / _length;
        if (count > all - _read)
        {
            throw EncodingErrors.ValuesEnd(all, (long)_read + count);
        }

        _read += count;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Return();
        base.Dispose();
    }

    // What was there is not kept.
    private void Reserve(int count)
    {
        if (count > _buffer.Length)
        {
            Return();
            _buffer = ArrayPool<byte>.Shared.Rent(count);
        }
    }

    private void Return()
    {
        byte[] buffer = _buffer;
        _buffer = [];
        _used = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
