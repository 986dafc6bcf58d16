using System.Runtime.CompilerServices;
using System.Text;
using TypedDao.Parquet.Buffers;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Vectors;

/// <summary>
/// Bytes or text: places in the chunk's dictionary, or slices of bytes. The bytes are those of the page where all values are of one page,
/// and a copy otherwise.
/// </summary>
internal sealed class BinaryVector : ValueVector
{
    /// <summary>What is known of the texts of a batch; written at once, since several threads may find it out.</summary>
    private enum Quality
    {
        Unknown,
        Ascii,
        Other,
    }

    private int[] _entries = [];
    private ByteSlice[] _slices = [];
    private byte[] _own = [];
    private int _ownLength;
    private ReadOnlyMemory<byte> _bytes;
    private bool _isBorrowed;
    private Quality _quality;

    /// <summary>The dictionary that values are places in; null: they are slices.</summary>
    public BinaryDictionary? Dictionary { get; private set; }

    /// <summary>Where there is a dictionary, the place of each slot's value in it; of null slots 0.</summary>
    public ReadOnlySpan<int> Entries => _entries.AsSpan(0, Count);

    /// <summary>The places of the values in <see cref="Dictionary"/>, in an array at least as long; empty where there is none.</summary>
    public int[] EntriesOrNone => Dictionary is null ? [] : _entries;

    /// <summary>A value's bytes.</summary>
    /// <param name="slot">Its slot, which is not null.</param>
    public ReadOnlySpan<byte> this[int slot]
        => Dictionary is { } dictionary ? dictionary[_entries[slot]] : _bytes.Span.Slice(_slices[slot].Offset, _slices[slot].Length);

    /// <summary>A value as text; null where it is no UTF-8.</summary>
    /// <param name="slot">Its slot, which is not null.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Text(int slot) => Dictionary is { } dictionary ? dictionary.Text(_entries[slot]) : TextOfSlice(slot);

    /// <summary>Copies the values into a block that is never written again, for rows that keep slices of it. The dictionary does so once.</summary>
    /// <returns>The block; null where some value is no UTF-8.</returns>
    public TextBlock? Share()
    {
        if (Dictionary is { } dictionary)
        {
            return dictionary.Block;
        }

        (int start, int length) = Extent();
        MoveEmpty(start);
        return TextBlock.Create(_bytes.Span.Slice(start, length), _slices, Count, start);
    }

    /// <summary>Makes room for places in a dictionary.</summary>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="count">How many.</param>
    /// <param name="entries">Where they go.</param>
    /// <returns>Whether they can be taken as places: otherwise slices came before, and <see cref="AppendEntries"/> takes them.</returns>
    public bool TryAppend(BinaryDictionary dictionary, int count, out Span<int> entries)
    {
        if (Dictionary is null && ValueCount > 0)
        {
            entries = default;
            return false;
        }

        Dictionary ??= dictionary.Share();
        int start = ValueCount;
        PooledArrays.Resize(ref _entries, start + count, start);
        Appended(count);
        entries = _entries.AsSpan(start, count);
        return true;
    }

    /// <summary>Takes entries of a dictionary as slices, behind others.</summary>
    /// <param name="dictionary">The dictionary.</param>
    /// <param name="entries">The entries.</param>
    public void AppendEntries(BinaryDictionary dictionary, ReadOnlySpan<int> entries)
    {
        Own();
        int start = ValueCount;
        PooledArrays.Resize(ref _slices, start + entries.Length, start);
        for (int i = 0; i < entries.Length; i++)
        {
            _slices[start + i] = Keep(dictionary[entries[i]]);
        }

        _bytes = _own;
        Appended(entries.Length);
    }

    /// <summary>Makes room for slices; they count when <see cref="TakeSlices"/> says what they are slices of.</summary>
    /// <param name="count">How many.</param>
    public Span<ByteSlice> Slices(int count)
    {
        if (Dictionary is { } dictionary)
        {
            // The writer gave the dictionary up in the midst of these rows.
            PooledArrays.Resize(ref _slices, ValueCount, 0);
            for (int i = 0; i < ValueCount; i++)
            {
                _slices[i] = Keep(dictionary[_entries[i]]);
            }

            _bytes = _own;
            Forget();
        }

        Own();
        PooledArrays.Resize(ref _slices, ValueCount + count, ValueCount);
        return _slices.AsSpan(ValueCount, count);
    }

    /// <summary>Takes the slices that were filled.</summary>
    /// <param name="bytes">What they are slices of, valid until <see cref="Own"/>.</param>
    /// <param name="count">How many.</param>
    public void TakeSlices(ReadOnlyMemory<byte> bytes, int count)
    {
        if (count == 0)
        {
            return;
        }

        if (ValueCount == 0)
        {
            _bytes = bytes;
            _isBorrowed = true;
        }
        else
        {
            Keep(bytes.Span, _slices.AsSpan(ValueCount, count));
        }

        Appended(count);
    }

    /// <summary>Copies bytes that are somebody else's, who is about to overwrite them.</summary>
    public void Own()
    {
        if (_isBorrowed)
        {
            ReadOnlySpan<byte> bytes = _bytes.Span;
            _isBorrowed = false;
            _ownLength = 0;
            Keep(bytes, _slices.AsSpan(0, ValueCount));
        }
    }

    /// <inheritdoc/>
    public override void Clear()
    {
        Forget();
        _isBorrowed = false;
        _quality = Quality.Unknown;
        _bytes = default;
        _ownLength = 0;
        base.Clear();
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Clear();
        PooledArrays.Return(ref _entries);
        PooledArrays.Return(ref _slices);
        PooledArrays.Return(ref _own);
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override void SpreadValues(ReadOnlySpan<byte> present, int count)
    {
        if (Dictionary is not null)
        {
            PooledArrays.Resize(ref _entries, present.Length, count);
            Spread(_entries.AsSpan(), present, count);
        }
        else
        {
            PooledArrays.Resize(ref _slices, present.Length, count);
            Spread(_slices.AsSpan(), present, count);
        }
    }

    private void Forget()
    {
        Dictionary?.Dispose();
        Dictionary = null;
    }

    private string? TextOfSlice(int slot)
    {
        ReadOnlySpan<byte> value = this[slot];
        if (_quality == Quality.Unknown)
        {
            _quality = IsAscii() ? Quality.Ascii : Quality.Other;
        }

        return _quality == Quality.Ascii ? Utf8Text.OfAscii(value) : Utf8Text.Decode(value);
    }

    // Looks at all values at once, with what is between them: mostly lengths, which look like ASCII where they are short.
    private bool IsAscii()
    {
        (int start, int length) = Extent();
        return Ascii.IsValid(_bytes.Span.Slice(start, length));
    }

    /// <summary>From the first byte of all values to the last; decoders give them in their order.</summary>
    private (int Start, int Length) Extent()
    {
        ReadOnlySpan<ByteSlice> slices = _slices.AsSpan(0, Count);
        int first = 0;
        while (first < slices.Length && slices[first].Length == 0)
        {
            first++;
        }

        if (first == slices.Length)
        {
            return (0, 0);
        }

        int last = slices.Length - 1;
        while (slices[last].Length == 0)
        {
            last--;
        }

        return (slices[first].Offset, slices[last].Offset + slices[last].Length - slices[first].Offset);
    }

    /// <summary>Moves empty values that lie before the first byte of all, or behind the last.</summary>
    private void MoveEmpty(int start)
    {
        Span<ByteSlice> slices = _slices.AsSpan(0, Count);
        for (int slot = 0; slot < slices.Length && slices[slot].Length == 0; slot++)
        {
            slices[slot] = new ByteSlice(start, 0);
        }

        for (int slot = slices.Length - 1; slot >= 0 && slices[slot].Length == 0; slot--)
        {
            slices[slot] = new ByteSlice(start, 0);
        }
    }

    // One copy of all bytes from the first slice to the last, with what is between them.
    private void Keep(ReadOnlySpan<byte> bytes, Span<ByteSlice> slices)
    {
        int start = int.MaxValue;
        int end = 0;
        foreach (ByteSlice slice in slices)
        {
            start = Math.Min(start, slice.Offset);
            end = Math.Max(end, slice.Offset + slice.Length);
        }

        if (slices.Length > 0)
        {
            int moved = Reserve(end - start) - start;
            bytes[start..end].CopyTo(_own.AsSpan(moved + start));
            for (int i = 0; i < slices.Length; i++)
            {
                slices[i] = slices[i] with { Offset = slices[i].Offset + moved };
            }
        }

        _bytes = _own;
    }

    private ByteSlice Keep(ReadOnlySpan<byte> value)
    {
        int offset = Reserve(value.Length);
        value.CopyTo(_own.AsSpan(offset));
        return new ByteSlice(offset, value.Length);
    }

    private int Reserve(int length)
    {
        int start = _ownLength;
        if (length > Array.MaxLength - start)
        {
            throw new ParquetFormatException("the values of some rows have more than 2 GiB");
        }

        PooledArrays.Resize(ref _own, start + length, start);
        _ownLength += length;
        return start;
    }
}
