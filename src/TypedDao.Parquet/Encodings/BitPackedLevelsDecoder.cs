namespace TypedDao.Parquet.Encodings;

/// <summary>Levels of a fixed number of bits, the most significant bit of a byte first (page Encodings, section Bit-packed (Deprecated)).</summary>
internal sealed class BitPackedLevelsDecoder
{
    private ReadOnlyMemory<byte> _data;
    private int _width;
    private long _read;

    /// <summary>How many bytes levels have in a page, which does not say it.</summary>
    /// <param name="count">How many levels.</param>
    /// <param name="bitWidth">Bits per level.</param>
    public static long ByteLength(int count, int bitWidth) => (((long)count * bitWidth) + 7) / 8;

    /// <summary>Begins with the levels of a page.</summary>
    /// <param name="data">The bytes of the levels; they must not change until the levels are read.</param>
    /// <param name="bitWidth">Bits per level, 0 to 8.</param>
    /// <exception cref="ParquetFormatException">The levels have more bits.</exception>
    public void Reset(ReadOnlyMemory<byte> data, int bitWidth)
    {
        if ((uint)bitWidth > 8)
        {
            throw EncodingErrors.Width(bitWidth, 8);
        }

        _data = data;
        _width = bitWidth;
        _read = 0;
    }

    /// <summary>Reads the next levels.</summary>
    /// <param name="levels">Where to; as many levels are read as it is long.</param>
    /// <exception cref="ParquetFormatException">There are fewer levels.</exception>
    public void ReadLevels(Span<byte> levels)
    {
        long bit = _read * _width;
        Skip(levels.Length);
        if (_width == 0)
        {
            levels.Clear();
            return;
        }

        ReadOnlySpan<byte> data = _data.Span;
        int mask = (1 << _width) - 1;
        for (int i = 0; i < levels.Length; i++, bit += _width)
        {
            int at = (int)(bit / 8);
            int window = (data[at] << 8) | (at + 1 < data.Length ? data[at + 1] : 0);
            levels[i] = (byte)((window >> (16 - _width - (int)(bit % 8))) & mask);
        }
    }

    /// <summary>Passes over levels.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ParquetFormatException">There are fewer levels.</exception>
    public void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (_width > 0 && (_read + count) * _width > 8L * _data.Length)
        {
            throw EncodingErrors.ValuesEnd(8L * _data.Length / _width, _read + count);
        }

        _read += count;
    }
}
