namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Levels and dictionary indices: runs of one value, and runs of values of a fixed number of bits (page Encodings, section Run Length
/// Encoding / Bit-Packing Hybrid). The length that stands before some of them is the caller's.
/// </summary>
internal sealed class RleBitPackedDecoder
{
    private const int GroupSize = 8;

    private ReadOnlyMemory<byte> _data;
    private int _width;
    private int _position;

    // Of the run: how many values are left; of a packed one, where its next group begins and how many of that are read.
    private bool _packed;
    private int _left;
    private int _value;
    private int _group;
    private int _within;
    private long _read;

    /// <summary>Begins with the runs of a page.</summary>
    /// <param name="data">The bytes of the runs; they must not change until the runs are read.</param>
    /// <param name="bitWidth">Bits per value, 0 to 32.</param>
    /// <exception cref="ParquetFormatException">The values have more bits.</exception>
    public void Reset(ReadOnlyMemory<byte> data, int bitWidth)
    {
        if ((uint)bitWidth > 32)
        {
            throw EncodingErrors.Width(bitWidth, 32);
        }

        _data = data;
        _width = bitWidth;
        _position = 0;
        _left = 0;
        _read = 0;
    }

    /// <summary>Reads the next values; those of 32 bits may be negative.</summary>
    /// <param name="values">Where to; as many values are read as it is long.</param>
    /// <exception cref="ParquetFormatException">There are fewer values, or a run is not what it should be.</exception>
    public void Read(Span<int> values)
    {
        ReadOnlySpan<byte> data = _data.Span;
        while (!values.IsEmpty)
        {
            Span<int> part = values[..Begin(data, values.Length)];
            if (_packed)
            {
                BitUnpacker.Unpack(data[_group..], _width, _within, part);
            }
            else
            {
                part.Fill(_value);
            }

            Advance(part.Length);
            values = values[part.Length..];
        }
    }

    /// <summary>Reads the next values where they have at most 8 bits.</summary>
    /// <param name="levels">Where to; as many values are read as it is long.</param>
    /// <exception cref="ParquetFormatException">There are fewer values, they have more bits, or a run is not what it should be.</exception>
    public void ReadLevels(Span<byte> levels)
    {
        if (_width > 8)
        {
            throw EncodingErrors.Width(_width, 8);
        }

        ReadOnlySpan<byte> data = _data.Span;
        while (!levels.IsEmpty)
        {
            Span<byte> part = levels[..Begin(data, levels.Length)];
            if (_packed)
            {
                BitUnpacker.Unpack(data[_group..], _width, _within, part);
            }
            else
            {
                part.Fill((byte)_value);
            }

            Advance(part.Length);
            levels = levels[part.Length..];
        }
    }

    /// <summary>Reads values of one run if that is a run of one value.</summary>
    /// <param name="atMost">The most values to read, above 0.</param>
    /// <param name="value">The value.</param>
    /// <param name="count">How many times it was read; otherwise how many packed values follow in their run, up to <paramref name="atMost"/>.</param>
    /// <returns>Whether a run of one value was read; otherwise nothing was.</returns>
    /// <exception cref="ParquetFormatException">There are no more values, or the run is not what it should be.</exception>
    public bool TryReadRun(int atMost, out int value, out int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(atMost);
        count = Begin(_data.Span, atMost);
        value = _value;
        if (_packed)
        {
            return false;
        }

        Advance(count);
        return true;
    }

    /// <summary>Passes over values.</summary>
    /// <param name="count">How many.</param>
    /// <exception cref="ParquetFormatException">There are fewer values, or a run is not what it should be.</exception>
    public void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ReadOnlySpan<byte> data = _data.Span;
        while (count > 0)
        {
            int part = Begin(data, count);
            Advance(part);
            count -= part;
        }
    }

    private int Begin(ReadOnlySpan<byte> data, int wanted)
    {
        if (_left == 0)
        {
            BeginRun(data, wanted);
        }

        return Math.Min(_left, wanted);
    }

    private void BeginRun(ReadOnlySpan<byte> data, int wanted)
    {
        if (_position == data.Length)
        {
            throw EncodingErrors.ValuesEnd(_read, _read + wanted);
        }

        ulong header = Varint.Read(data, ref _position);
        ulong length = header >> 1;
        if (length is 0 or > int.MaxValue)
        {
            throw new ParquetFormatException($"a run has a length of {length}");
        }

        _packed = (header & 1) != 0 && _width > 0;
        _value = 0;
        if (_packed)
        {
            BeginPacked(data, length, wanted);
        }
        else if ((header & 1) != 0)
        {
            // Groups without bits.
            _left = (int)Math.Min(length * GroupSize, int.MaxValue);
        }
        else
        {
            BeginRepeated(data);
            _left = (int)length;
        }
    }

    // The last group may lack bytes of values that nobody needs.
    private void BeginPacked(ReadOnlySpan<byte> data, ulong groups, int wanted)
    {
        ulong available = (ulong)(data.Length - _position);
        ulong bytes = Math.Min(groups * (ulong)_width, available);
        _left = (int)Math.Min(Math.Min(groups * GroupSize, bytes * 8 / (ulong)_width), int.MaxValue);
        if (_left == 0)
        {
            throw EncodingErrors.ValuesEnd(_read, _read + wanted);
        }

        _group = _position;
        _within = 0;
        _position += (int)bytes;
    }

    private void BeginRepeated(ReadOnlySpan<byte> data)
    {
        int bytes = (_width + 7) / 8;
        if (bytes > data.Length - _position)
        {
            throw EncodingErrors.EndsWithin("the value of a run");
        }

        uint value = 0;
        for (int i = 0; i < bytes; i++)
        {
            value |= (uint)data[_position++] << (8 * i);
        }

        if ((ulong)value >> _width != 0)
        {
            throw new ParquetFormatException($"a run repeats {value}, which has more than {_width} bits");
        }

        _value = (int)value;
    }

    private void Advance(int count)
    {
        _read += count;
        _left -= count;
        if (_packed)
        {
            int within = _within + count;
            _group += within / GroupSize * _width;
            _within = within % GroupSize;
        }
    }
}
