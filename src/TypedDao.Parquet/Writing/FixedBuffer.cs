using System.Runtime.CompilerServices;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Writing;

/// <summary>Collects values of one size.</summary>
/// <typeparam name="T">The physical type; booleans as bytes.</typeparam>
/// <param name="element">The leaf.</param>
/// <param name="place">Where it is.</param>
internal sealed class FixedBuffer<T>(SchemaElement element, LeafPlace place) : LeafBuffer(element, place)
    where T : unmanaged, IEquatable<T>, IComparable<T>
{
    private T[] _values = [];
    private int _count;

    /// <inheritdoc/>
    public override int ValueCount => _count;

    /// <inheritdoc/>
    public override long ByteCount => (long)_count * Unsafe.SizeOf<T>();

    /// <summary>The values.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, _count);

    /// <summary>Takes a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="repetition">Its repetition level.</param>
    public void Append(T value, int repetition)
    {
        if (_count == _values.Length)
        {
            PooledArrays.Grow(ref _values);
        }

        _values[_count++] = value;
        AppendLevels(repetition, Place.Definition);
    }

    /// <summary>Takes values without their levels.</summary>
    /// <param name="values">The values by slot.</param>
    /// <param name="present">0 for the slots that have none; empty: all have one.</param>
    public void Append(ReadOnlySpan<T> values, ReadOnlySpan<byte> present)
    {
        PooledArrays.Resize(ref _values, _count + values.Length, _count);
        if (present.IsEmpty)
        {
            values.CopyTo(_values.AsSpan(_count));
            _count += values.Length;
            return;
        }

        for (int i = 0; i < values.Length; i++)
        {
            // Where a slot has none, the next value takes its place.
            _values[_count] = values[i];
            _count += present[i];
        }
    }

    /// <inheritdoc/>
    public override EncodedChunk Encode(ChunkEncoder encoder) => encoder.Encode(this);

    /// <inheritdoc/>
    public override void Dispose()
    {
        PooledArrays.Return(ref _values);
        _count = 0;
        base.Dispose();
    }

    /// <inheritdoc/>
    public override int CompareValues(int x, int y)
    {
        (bool isNoNumber, bool isOtherNoNumber) = (IsNaN(_values[x]), IsNaN(_values[y]));
        return isNoNumber || isOtherNoNumber ? isNoNumber.CompareTo(isOtherNoNumber) : _values[x].CompareTo(_values[y]);
    }

    /// <inheritdoc/>
    protected override void TruncateValues(int count) => _count = count;

    /// <inheritdoc/>
    protected override void ReorderValues(ReadOnlySpan<int> order) => PooledArrays.Reorder(ref _values, order);

    private static bool IsNaN(T value)
        => typeof(T) == typeof(double) ? double.IsNaN(Unsafe.BitCast<T, double>(value)) : typeof(T) == typeof(float) && float.IsNaN(Unsafe.BitCast<T, float>(value));
}
