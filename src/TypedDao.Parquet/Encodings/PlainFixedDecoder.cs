namespace TypedDao.Parquet.Encodings;

/// <summary>Values of one length, one after the other (page Encodings, section Plain).</summary>
internal sealed class PlainFixedDecoder : BinaryDecoder
{
    private readonly int _length;

    private ReadOnlyMemory<byte> _data;
    private int _read;

    /// <summary>Creates a decoder.</summary>
    /// <param name="length">The length of a value in bytes.</param>
    /// <exception cref="ParquetFormatException">No value can have the length.</exception>
    public PlainFixedDecoder(int length) => _length = length > 0 ? length : throw EncodingErrors.FixedLength(length);

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _data;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        _data = data;
        _read = 0;
    }

    /// <inheritdoc/>
    public override void Read(Span<ByteSlice> slices)
    {
        int position = _read * _length;
        Skip(slices.Length);
        for (int i = 0; i < slices.Length; i++)
        {
            slices[i] = new ByteSlice(position, _length);
            position += _length;
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
}
