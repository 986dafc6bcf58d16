using System.Runtime.CompilerServices;
using System.Text.Unicode;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Writing;

/// <summary>Collects bytes, of any length or of one; timestamps of 96 bits among them.</summary>
/// <param name="element">The leaf.</param>
/// <param name="place">Where it is.</param>
/// <param name="order">How values are ordered.</param>
/// <param name="isText">Whether values are text.</param>
internal sealed class BinaryBuffer(SchemaElement element, LeafPlace place, BinaryOrder order, bool isText) : LeafBuffer(element, place)
{
    private byte[] _bytes = [];
    private ByteSlice[] _slices = [];
    private int _length;
    private int _count;

    /// <inheritdoc/>
    public override int ValueCount => _count;

    /// <inheritdoc/>
    public override long ByteCount => _length + ((long)_count * sizeof(int));

    /// <summary>How values are ordered.</summary>
    public BinaryOrder Order => order;

    /// <summary>The bytes of a value, where all have as many; otherwise null, and lengths are written.</summary>
    public int? Length { get; } = element.Type switch
    {
        PhysicalType.FixedLengthByteArray => element.TypeLength,
        PhysicalType.Int96 => Unsafe.SizeOf<Int96>(),
        _ => null,
    };

    /// <summary>Whether values are text.</summary>
    public bool IsText => isText;

    /// <summary>The bytes of all values, one behind the other.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>The values.</summary>
    public ReadOnlySpan<ByteSlice> Values => _slices.AsSpan(0, _count);

    /// <summary>Takes bytes.</summary>
    /// <param name="value">The bytes.</param>
    /// <param name="repetition">Their repetition level.</param>
    public void Append(ReadOnlySpan<byte> value, int repetition)
    {
        Append(value);
        AppendLevels(repetition, Place.Definition);
    }

    /// <summary>Takes bytes without their levels.</summary>
    /// <param name="value">The bytes.</param>
    public void Append(ReadOnlySpan<byte> value)
    {
        value.CopyTo(Reserve(value.Length));
        Took(value.Length);
    }

    /// <summary>Takes text.</summary>
    /// <param name="value">The text.</param>
    /// <param name="repetition">Its repetition level.</param>
    /// <returns>Whether it was taken: false where it is no text, since half of a surrogate pair stands alone.</returns>
    public bool TryAppend(string value, int repetition)
    {
        Span<byte> room = Reserve(value.Length * 3);
        if (Utf8.FromUtf16(value, room, out _, out int written, replaceInvalidSequences: false) != System.Buffers.OperationStatus.Done)
        {
            return false;
        }

        Took(written);
        AppendLevels(repetition, Place.Definition);
        return true;
    }

    /// <inheritdoc/>
    public override EncodedChunk Encode(ChunkEncoder encoder) => encoder.Encode(this);

    /// <inheritdoc/>
    public override void Dispose()
    {
        PooledArrays.Return(ref _bytes);
        PooledArrays.Return(ref _slices);
        (_count, _length) = (0, 0);
        base.Dispose();
    }

    /// <inheritdoc/>
    public override int CompareValues(int x, int y)
        => Bounds.Compare(Bytes.Slice(_slices[x].Offset, _slices[x].Length), Bytes.Slice(_slices[y].Offset, _slices[y].Length), order);

    /// <inheritdoc/>
    protected override void ReorderValues(ReadOnlySpan<int> order) => PooledArrays.Reorder(ref _slices, order);

    /// <inheritdoc/>
    protected override void TruncateValues(int count)
    {
        _count = count;
        _length = count == 0 ? 0 : _slices[count - 1].Offset + _slices[count - 1].Length;
    }

    private Span<byte> Reserve(int length)
    {
        PooledArrays.Resize(ref _bytes, checked(_length + length), _length);
        return _bytes.AsSpan(_length);
    }

    private void Took(int length)
    {
        if (_count == _slices.Length)
        {
            PooledArrays.Grow(ref _slices);
        }

        _slices[_count++] = new ByteSlice(_length, length);
        _length += length;
    }
}
