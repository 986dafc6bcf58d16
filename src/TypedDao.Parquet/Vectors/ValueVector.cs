using System.Numerics;
using TypedDao.Parquet.Buffers;

namespace TypedDao.Parquet.Vectors;

/// <summary>
/// The values of one leaf for some rows. Decoders append those that are there one after the other; <see cref="Spread"/> then moves each to
/// its slot, so that a slot is addressed like the row or element that it belongs to. Buffers are pooled and used again for the next rows.
/// </summary>
internal abstract class ValueVector : IDisposable
{
    private byte[] _present = [];

    /// <summary>How many values were appended.</summary>
    public int ValueCount { get; private set; }

    /// <summary>How many slots there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether some slot is null.</summary>
    public bool HasNulls { get; private set; }

    /// <summary>Where <see cref="HasNulls"/>: 1 for the slots that have a value, 0 for the others.</summary>
    public ReadOnlySpan<byte> Present => _present.AsSpan(0, Count);

    /// <summary>The array behind <see cref="Present"/>, at least as long; null where no slot is null.</summary>
    public byte[]? PresentOrNull => HasNulls ? _present : null;

    /// <summary>Whether a slot is null.</summary>
    /// <param name="slot">The slot.</param>
    public bool IsNull(int slot) => HasNulls && _present[slot] == 0;

    /// <summary>Forgets all values.</summary>
    public virtual void Clear()
    {
        ValueCount = 0;
        Count = 0;
        HasNulls = false;
    }

    /// <summary>Moves the values to their slots.</summary>
    /// <param name="definitions">The definition level of each slot.</param>
    /// <param name="definition">That of a value.</param>
    public void Spread(ReadOnlySpan<byte> definitions, int definition)
    {
        Count = definitions.Length;
        HasNulls = ValueCount < Count;
        if (!HasNulls)
        {
            return;
        }

        PooledArrays.Resize(ref _present, Count, 0);
        Mark(definitions, (byte)definition, _present.AsSpan(0, Count));
        SpreadValues(_present.AsSpan(0, Count), ValueCount);
    }

    /// <summary>Takes the values as they are: every slot has one.</summary>
    public void Fill() => Count = ValueCount;

    private static void Mark(ReadOnlySpan<byte> definitions, byte definition, Span<byte> present)
    {
        int i = 0;
        for (; i <= definitions.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector<byte> isValue = Vector.Equals(new Vector<byte>(definitions[i..]), new Vector<byte>(definition));
            (isValue & Vector<byte>.One).CopyTo(present[i..]);
        }

        for (; i < definitions.Length; i++)
        {
            present[i] = (byte)(definitions[i] == definition ? 1 : 0);
        }
    }

    /// <inheritdoc/>
    public virtual void Dispose() => PooledArrays.Return(ref _present);

    /// <summary>Counts values that were appended.</summary>
    /// <param name="count">How many.</param>
    protected void Appended(int count) => ValueCount += count;

    /// <summary>Moves the values to their slots, from the last to the first.</summary>
    /// <param name="present">Which slots have a value.</param>
    /// <param name="count">How many values there are.</param>
    protected abstract void SpreadValues(ReadOnlySpan<byte> present, int count);

    /// <summary>Moves values of an array to their slots; null slots get the default.</summary>
    /// <typeparam name="T">The elements.</typeparam>
    /// <param name="array">The values, at the beginning; as long as there are slots.</param>
    /// <param name="present">Which slots have a value.</param>
    /// <param name="count">How many values there are.</param>
    protected static void Spread<T>(Span<T> array, ReadOnlySpan<byte> present, int count)
        where T : unmanaged
    {
        // Where as many slots are left as values, all of them have one.
        for (int slot = present.Length - 1; slot >= count; slot--)
        {
            array[slot] = present[slot] != 0 ? array[--count] : default;
        }
    }
}
