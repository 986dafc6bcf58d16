using System.Numerics;
using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Encodings;

/// <summary>
/// Integers as packed differences to the one before, in blocks that have a least difference, of miniblocks that have a width each
/// (page Encodings, section Delta Encoding). Sums wrap around.
/// </summary>
/// <typeparam name="T">The physical type: <see cref="int"/> or <see cref="long"/>.</typeparam>
internal sealed class DeltaBinaryPackedDecoder<T> : ValueDecoder<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private const int BlockMultiple = 128;
    private const int MiniblockMultiple = 32;
    private const int MaxBlockSize = 1 << 24;
    private const int GroupSize = 8;
    private const int MaxWidth = 64;

    private ReadOnlyMemory<byte> _data;
    private int _miniblocks;
    private int _miniblockSize;
    private int _count;
    private int _left;
    private bool _isFirst;
    private T _last;

    // Of the block: its least difference, where its widths are, and which of them comes next.
    private T _least;
    private int _widths;
    private int _next;

    // Of the miniblocks that are read as one: where they end, their width, where their next group begins, how many of its values are
    // read, and how many values are left.
    private int _end;
    private int _width;
    private int _group;
    private int _within;
    private int _miniblockLeft;

    /// <summary>How many values the page says it has.</summary>
    public int Count => _count;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        ReadOnlySpan<byte> bytes = data.Span;
        int position = 0;
        ulong blockSize = Varint.Read(bytes, ref position);
        ulong miniblocks = Varint.Read(bytes, ref position);
        ulong count = Varint.Read(bytes, ref position);
        long first = Varint.ReadSigned(bytes, ref position);
        if (blockSize is 0 or > MaxBlockSize || blockSize % BlockMultiple != 0)
        {
            throw new ParquetFormatException($"a block has {blockSize} values");
        }

        if (miniblocks == 0 || blockSize % miniblocks != 0 || blockSize / miniblocks % MiniblockMultiple != 0)
        {
            throw new ParquetFormatException($"a block of {blockSize} values has {miniblocks} parts");
        }

        if (count > int.MaxValue)
        {
            throw new ParquetFormatException($"a page has {count} values");
        }

        _data = data;
        _miniblocks = (int)miniblocks;
        _miniblockSize = (int)(blockSize / miniblocks);
        _count = (int)count;
        _left = _count;
        _isFirst = true;
        _last = T.CreateTruncating(first);
        _next = _miniblocks;
        _miniblockLeft = 0;
        _end = position;
    }

    /// <summary>Begins with the values of a page, and finds out where they end, without unpacking them.</summary>
    /// <param name="data">Bytes that begin with the values.</param>
    /// <returns>The first byte behind them.</returns>
    /// <exception cref="ParquetFormatException">The headers are not what they should be.</exception>
    public int ResetToEnd(ReadOnlyMemory<byte> data)
    {
        Reset(data);
        ReadOnlySpan<byte> bytes = data.Span;
        for (_left--; _left > 0; _left -= _miniblockLeft)
        {
            BeginMiniblocks(bytes);
        }

        int end = _end;
        Reset(data);
        return end;
    }

    /// <inheritdoc/>
    public override void Read(Span<T> values)
    {
        if (values.Length > _left)
        {
            throw EncodingErrors.ValuesEnd(_count, (long)_count - _left + values.Length);
        }

        if (values.IsEmpty)
        {
            return;
        }

        if (_isFirst)
        {
            _isFirst = false;
            _left--;
            values[0] = _last;
            values = values[1..];
        }

        ReadOnlySpan<byte> data = _data.Span;
        while (!values.IsEmpty)
        {
            // Sums wait for the whole block, so that they load what was stored some time before.
            Span<T> block = values[..UnpackBlock(data, values)];
            _last = RunningSum.Of(block, _last, _least);
            values = values[block.Length..];
        }
    }

    /// <inheritdoc/>
    public override void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count > _left)
        {
            throw EncodingErrors.ValuesEnd(_count, (long)_count - _left + count);
        }

        Span<T> values = stackalloc T[BlockMultiple];
        for (; count > 0; count -= values.Length)
        {
            values = values[..Math.Min(count, values.Length)];
            Read(values);
        }
    }

    // Unpacks differences up to the end of a block; how many is the result.
    private int UnpackBlock(ReadOnlySpan<byte> data, Span<T> values)
    {
        int count = 0;
        do
        {
            if (_miniblockLeft == 0)
            {
                BeginMiniblocks(data);
            }

            Span<T> part = values.Slice(count, Math.Min(_miniblockLeft, values.Length - count));
            if (_width <= 8 * Unsafe.SizeOf<T>())
            {
                BitUnpacker.Unpack(data[_group..], _width, _within, part);
            }
            else
            {
                UnpackWide(data, part);
            }

            count += part.Length;
            _left -= part.Length;
            _miniblockLeft -= part.Length;
            int within = _within + part.Length;
            _group += within / GroupSize * _width;
            _within = within % GroupSize;
        }
        while (count < values.Length && (_miniblockLeft > 0 || _next < _miniblocks));
        return count;
    }

    // DuckDB takes differences of 32-bit integers with 64 bits, of which the lower half makes the same sums.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void UnpackWide(ReadOnlySpan<byte> data, Span<T> values)
    {
        Span<long> wide = stackalloc long[MiniblockMultiple];
        (int group, int within) = (_group, _within);
        while (!values.IsEmpty)
        {
            Span<long> part = wide[..Math.Min(wide.Length, values.Length)];
            BitUnpacker.Unpack(data[group..], _width, within, part);
            for (int i = 0; i < part.Length; i++)
            {
                values[i] = T.CreateTruncating(part[i]);
            }

            values = values[part.Length..];
            within += part.Length;
            group += within / GroupSize * _width;
            within %= GroupSize;
        }
    }

    // Begins with the next miniblocks, of which the last may lack the bytes of values that are not there.
    private void BeginMiniblocks(ReadOnlySpan<byte> data)
    {
        if (_next == _miniblocks)
        {
            BeginBlock(data);
        }

        int width = data[_widths + _next++];
        if (width > MaxWidth)
        {
            throw EncodingErrors.Width(width, MaxWidth);
        }

        // Miniblocks of one width lie side by side as if they were one.
        long values = _miniblockSize;
        for (; _next < _miniblocks && values < _left && data[_widths + _next] == width; _next++)
        {
            values += _miniblockSize;
        }

        long bytes = values / 8 * width;
        values = Math.Min(values, _left);
        if (((values * width) + 7) / 8 > data.Length - _end)
        {
            throw EncodingErrors.EndsWithin("a part of a block");
        }

        _width = width;
        _group = _end;
        _within = 0;
        _miniblockLeft = (int)values;
        _end = (int)Math.Min(_end + bytes, data.Length);
    }

    private void BeginBlock(ReadOnlySpan<byte> data)
    {
        int position = _end;
        _least = T.CreateTruncating(Varint.ReadSigned(data, ref position));
        if (_miniblocks > data.Length - position)
        {
            throw EncodingErrors.EndsWithin("the head of a block");
        }

        _widths = position;
        _next = 0;
        _end = position + _miniblocks;
    }
}
