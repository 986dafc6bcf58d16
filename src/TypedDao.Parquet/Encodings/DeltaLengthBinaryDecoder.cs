namespace TypedDao.Parquet.Encodings;

/// <summary>Values one after the other behind the lengths of all of them (page Encodings, section Delta-length byte array).</summary>
internal sealed class DeltaLengthBinaryDecoder : BinaryDecoder
{
    private const int BatchSize = 512;

    private readonly DeltaBinaryPackedDecoder<int> _lengths = new();

    private ReadOnlyMemory<byte> _data;
    private int _position;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _data;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        _data = data;
        _position = _lengths.ResetToEnd(data);
    }

    /// <inheritdoc/>
    public override void Read(Span<ByteSlice> slices)
    {
        Span<int> lengths = stackalloc int[BatchSize];
        while (!slices.IsEmpty)
        {
            lengths = lengths[..Math.Min(lengths.Length, slices.Length)];
            int position = _position;
            ReadLengths(lengths);
            for (int i = 0; i < lengths.Length; i++)
            {
                slices[i] = new ByteSlice(position, lengths[i]);
                position += lengths[i];
            }

            slices = slices[lengths.Length..];
        }
    }

    /// <inheritdoc/>
    public override void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Span<int> lengths = stackalloc int[BatchSize];
        for (; count > 0; count -= lengths.Length)
        {
            lengths = lengths[..Math.Min(lengths.Length, count)];
            ReadLengths(lengths);
        }
    }

    // Passes over the bytes of the values; a negative length is a large one.
    private void ReadLengths(Span<int> lengths)
    {
        _lengths.Read(lengths);
        ulong sum = 0;
        foreach (int length in lengths)
        {
            sum += (uint)length;
        }

        if (sum > (ulong)(_data.Length - _position))
        {
            throw EncodingErrors.Beyond("values", sum, _data.Length - _position);
        }

        _position += (int)sum;
    }
}
