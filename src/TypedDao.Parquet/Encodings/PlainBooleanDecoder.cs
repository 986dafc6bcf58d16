namespace TypedDao.Parquet.Encodings;

/// <summary>Booleans as bits, the least significant of a byte first (page Encodings, section Plain).</summary>
internal sealed class PlainBooleanDecoder : ValueDecoder<byte>
{
    private ReadOnlyMemory<byte> _data;
    private long _read;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        _data = data;
        _read = 0;
    }

    /// <inheritdoc/>
    public override void Read(Span<byte> values)
    {
        long first = _read;
        Skip(values.Length);
        BitUnpacker.Unpack(_data.Span[(int)(first / 8)..], 1, (int)(first % 8), values);
    }

    /// <inheritdoc/>
    public override void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        long all = 8L * _data.Length;
        if (count > all - _read)
        {
            throw EncodingErrors.ValuesEnd(all, _read + count);
        }

        _read += count;
    }
}
