using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Encodings;

/// <summary>Values that each follow their length in four bytes (page Encodings, section Plain).</summary>
internal sealed class PlainBinaryDecoder : BinaryDecoder
{
    private ReadOnlyMemory<byte> _data;
    private int _position;
    private long _read;

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte> Bytes => _data;

    /// <inheritdoc/>
    public override void Reset(ReadOnlyMemory<byte> data)
    {
        _data = data;
        _position = 0;
        _read = 0;
    }

    /// <inheritdoc/>
    public override void Read(Span<ByteSlice> slices)
    {
        ReadOnlySpan<byte> data = _data.Span;
        int position = _position;
        for (int i = 0; i < slices.Length; i++)
        {
            int length = Next(data, position, i, slices.Length);
            slices[i] = new ByteSlice(position + sizeof(int), length);
            position += sizeof(int) + length;
        }

        _position = position;
        _read += slices.Length;
    }

    /// <inheritdoc/>
    public override void Skip(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ReadOnlySpan<byte> data = _data.Span;
        for (int i = 0; i < count; i++)
        {
            _position += sizeof(int) + Next(data, _position, i, count);
        }

        _read += count;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(ReadOnlySpan<byte> data, int position, int index, int count)
    {
        int room = data.Length - position - sizeof(int);
        if (room < 0)
        {
            throw End(data, position, index, count);
        }

        int length = Unsafe.ReadUnaligned<int>(ref Unsafe.Add(ref MemoryMarshal.GetReference(data), position));
        return (uint)length <= (uint)room ? length : throw End(data, position, index, count);
    }

    private ParquetFormatException End(ReadOnlySpan<byte> data, int position, int index, int count)
    {
        if (position == data.Length)
        {
            return EncodingErrors.ValuesEnd(_read + index, _read + count);
        }

        int room = data.Length - position - sizeof(int);
        return room < 0
            ? EncodingErrors.EndsWithin("the length of a value")
            : EncodingErrors.Beyond("a value", BinaryPrimitives.ReadUInt32LittleEndian(data[position..]), room);
    }
}
