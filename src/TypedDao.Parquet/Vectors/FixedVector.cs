using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Vectors;

/// <summary>Values of one size: booleans as bytes, integers, floating-point numbers, 96-bit timestamps.</summary>
/// <typeparam name="T">The physical type.</typeparam>
internal sealed class FixedVector<T> : ValueVector
    where T : unmanaged
{
    private T[] _values = [];

    /// <summary>The values by slot; those of null slots are zero.</summary>
    public ReadOnlySpan<T> Values => _values.AsSpan(0, Count);

    /// <summary>The array behind <see cref="Values"/>, at least as long.</summary>
    public T[] Array => _values;

    /// <summary>Makes room for more values.</summary>
    /// <param name="count">How many.</param>
    /// <returns>Where they go.</returns>
    public Span<T> Append(int count)
    {
        int start = ValueCount;
        PooledArrays.Resize(ref _values, start + count, start);
        Appended(count);
        return _values.AsSpan(start, count);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        PooledArrays.Return(ref _values);
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void SpreadValues(ReadOnlySpan<byte> present, int count)
    {
        PooledArrays.Resize(ref _values, present.Length, count);
        Spread(_values.AsSpan(), present, count);
    }
}
