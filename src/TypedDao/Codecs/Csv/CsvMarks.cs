using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Codecs.Csv;

/// <summary>
/// The positions of all bytes in a piece that can mean something: delimiters, quotes and line ends (a line feed, or a
/// carriage return that none follows). They are found 64 bytes at a time, whatever they mean where they stand.
/// </summary>
internal sealed class CsvMarks(byte delimiter, byte quote) : IDisposable
{
    // One position stands before the first: the one before the first byte of the row.
    private int[] _positions = ArrayPool<int>.Shared.Rent(4096);
    private int[] _lines = ArrayPool<int>.Shared.Rent(1024);

    /// <summary>The positions; the one before <see cref="First"/> is the one before the row.</summary>
    public int[] Positions => _positions;

    /// <summary>The marks that end lines, by their place in <see cref="Positions"/>; of the last <see cref="Scan"/> alone.</summary>
    public int[] Lines => _lines;

    /// <summary>The number of <see cref="Lines"/>.</summary>
    public int LineCount { get; private set; }

    /// <summary>Behind the last mark.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>The first mark of the current row.</summary>
    public int First { get; set; } = 1;

    /// <summary>Whether the last <see cref="Scan"/> found quotes.</summary>
    public bool HasQuotes { get; private set; }

    /// <summary>Starts before the first row.</summary>
    /// <param name="position">The position of its first byte.</param>
    public void Reset(int position)
    {
        _positions[0] = position - 1;
        First = 1;
        Count = 1;
        LineCount = 0;
        HasQuotes = false;
    }

    /// <summary>Drops the marks before the current row.</summary>
    /// <returns>By how much places of marks have become smaller.</returns>
    public int Compact()
    {
        int moved = First - 1;
        if (moved > 0)
        {
            Array.Copy(_positions, moved, _positions, 0, Count - moved);
            Count -= moved;
            First = 1;
        }

        LineCount = 0;
        return moved;
    }

    /// <summary>Adds a line end where the file ends without one.</summary>
    public void AddLine(int position)
    {
        Reserve(1);
        _lines[0] = Count;
        LineCount = 1;
        HasQuotes = false;
        _positions[Count++] = position;
    }

    /// <summary>Adds the marks of a stretch; the bytes behind it may be read.</summary>
    /// <param name="bytes">The array that holds the piece.</param>
    /// <param name="start">The first byte.</param>
    /// <param name="end">Behind the last byte. A carriage return at its end is followed by what the array holds there.</param>
    public void Scan(byte[] bytes, int start, int end)
    {
        Reserve(end - start);
        ref byte data = ref MemoryMarshal.GetArrayDataReference(bytes);
        ref int positions = ref MemoryMarshal.GetArrayDataReference(_positions);
        ref int lines = ref MemoryMarshal.GetArrayDataReference(_lines);
        int count = Count;
        int lineCount = 0;
        ulong anyQuotes = 0;
        for (int at = start; at < end; at += 64)
        {
            Masks masks = Compare(ref Unsafe.Add(ref data, at), delimiter, quote);
            ulong ends = masks.LineFeeds;
            if (masks.Returns != 0)
            {
                ulong following = (masks.LineFeeds >> 1) | (Unsafe.Add(ref data, at + 64) == '\n' ? 1UL << 63 : 0);
                ends |= masks.Returns & ~following;
            }

            ulong valid = end - at < 64 ? (1UL << (end - at)) - 1 : ulong.MaxValue;
            ends &= valid;
            ulong quotes = masks.Quotes & valid;
            anyQuotes |= quotes;
            ulong marks = (masks.Delimiters & valid) | ends | quotes;
            for (; ends != 0; ends &= ends - 1)
            {
                Unsafe.Add(ref lines, lineCount++) = count + BitOperations.PopCount(marks & ((ends & (0 - ends)) - 1));
            }

            count = Append(ref positions, count, marks, at);
        }

        Count = count;
        LineCount = lineCount;
        HasQuotes = anyQuotes != 0;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_positions.Length > 0)
        {
            ArrayPool<int>.Shared.Return(_positions);
            ArrayPool<int>.Shared.Return(_lines);
            _positions = [];
            _lines = [];
        }
    }

    // Four at a time, the first twelve without asking: what is written too much is written over.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Append(ref int positions, int count, ulong marks, int at)
    {
        int total = BitOperations.PopCount(marks);
        ref int target = ref Unsafe.Add(ref positions, count);
        marks = AppendFour(ref target, 0, marks, at);
        marks = AppendFour(ref target, 4, marks, at);
        marks = AppendFour(ref target, 8, marks, at);
        for (int i = 12; i < total; i += 4)
        {
            marks = AppendFour(ref target, i, marks, at);
        }

        return count + total;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong AppendFour(ref int target, int index, ulong marks, int at)
    {
        target = ref Unsafe.Add(ref target, index);
        target = at + BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        Unsafe.Add(ref target, 1) = at + BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        Unsafe.Add(ref target, 2) = at + BitOperations.TrailingZeroCount(marks);
        marks &= marks - 1;
        Unsafe.Add(ref target, 3) = at + BitOperations.TrailingZeroCount(marks);
        return marks & (marks - 1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Masks Compare(ref byte data, byte delimiter, byte quote)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Vector512<byte> block = Vector512.LoadUnsafe(ref data);
            return new Masks(
                Vector512.Equals(block, Vector512.Create(delimiter)).ExtractMostSignificantBits(),
                Vector512.Equals(block, Vector512.Create(quote)).ExtractMostSignificantBits(),
                Vector512.Equals(block, Vector512.Create((byte)'\n')).ExtractMostSignificantBits(),
                Vector512.Equals(block, Vector512.Create((byte)'\r')).ExtractMostSignificantBits());
        }

        Vector256<byte> low = Vector256.LoadUnsafe(ref data);
        Vector256<byte> high = Vector256.LoadUnsafe(ref data, 32);
        return new Masks(Equal(low, high, delimiter), Equal(low, high, quote), Equal(low, high, (byte)'\n'), Equal(low, high, (byte)'\r'));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Equal(Vector256<byte> low, Vector256<byte> high, byte value)
        => Vector256.Equals(low, Vector256.Create(value)).ExtractMostSignificantBits()
            | ((ulong)Vector256.Equals(high, Vector256.Create(value)).ExtractMostSignificantBits() << 32);

    private void Reserve(int bytes)
    {
        _positions = Grow(_positions, Count + bytes + 64, Count);
        _lines = Grow(_lines, bytes + 64, 0);
    }

    private static int[] Grow(int[] array, int length, int used)
    {
        if (array.Length >= length)
        {
            return array;
        }

        int[] larger = ArrayPool<int>.Shared.Rent(Math.Max(length, used * 2));
        Array.Copy(array, larger, used);
        ArrayPool<int>.Shared.Return(array);
        return larger;
    }

    private readonly record struct Masks(ulong Delimiters, ulong Quotes, ulong LineFeeds, ulong Returns);
}
