using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Writing;

/// <summary>Finds what values lie between, in the order of their type: <c>ColumnOrder</c> of parquet.thrift.</summary>
internal static class Bounds
{
    // Long texts are cut off; readers are told.
    private const int MaxLength = 64;

    /// <summary>The bounds of values of one size. NaN is passed over, and zero is negative below and positive above, as the format asks.</summary>
    /// <typeparam name="T">The physical type.</typeparam>
    /// <param name="values">The values.</param>
    public static ValueBounds Of<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IComparable<T>
    {
        if (typeof(T) == typeof(float))
        {
            return OfFloats(MemoryMarshal.Cast<T, float>(values));
        }

        if (typeof(T) == typeof(double))
        {
            return OfFloats(MemoryMarshal.Cast<T, double>(values));
        }

        if (values.IsEmpty)
        {
            return default;
        }

        T min = values[0];
        T max = min;
        foreach (T value in values)
        {
            min = value.CompareTo(min) < 0 ? value : min;
            max = value.CompareTo(max) > 0 ? value : max;
        }

        return new ValueBounds(Bytes(min), Bytes(max));
    }

    /// <summary>The bounds of bytes.</summary>
    /// <param name="bytes">The bytes of all values.</param>
    /// <param name="values">The values.</param>
    /// <param name="order">Their order.</param>
    /// <param name="isText">Whether they are text, which is cut off between characters.</param>
    public static ValueBounds Of(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> values, BinaryOrder order, bool isText)
    {
        if (values.IsEmpty)
        {
            return default;
        }

        if (order == BinaryOrder.Float16)
        {
            return OfHalves(bytes, values);
        }

        ReadOnlySpan<byte> min = bytes.Slice(values[0].Offset, values[0].Length);
        ReadOnlySpan<byte> max = min;
        foreach (ByteSlice slice in values)
        {
            ReadOnlySpan<byte> value = bytes.Slice(slice.Offset, slice.Length);
            min = Compare(value, min, order) < 0 ? value : min;
            max = Compare(value, max, order) > 0 ? value : max;
        }

        if (order == BinaryOrder.Number)
        {
            return new ValueBounds(min.ToArray(), max.ToArray());
        }

        byte[] lower = min.Length <= MaxLength ? min.ToArray() : min[..CutOf(min, isText)].ToArray();
        byte[]? upper = max.Length <= MaxLength ? max.ToArray() : Above(max[..CutOf(max, isText)], isText);
        return upper is null ? default : new ValueBounds(lower, upper, min.Length <= MaxLength, max.Length <= MaxLength);
    }

    /// <summary>The bounds of values that lie between either of two bounds; not known where one of them is not, unless it has no values.</summary>
    /// <param name="pages">The bounds.</param>
    /// <param name="compare">The order of bounds.</param>
    public static ValueBounds Of(IEnumerable<EncodedPage> pages, Comparison<byte[]> compare)
    {
        ValueBounds all = default;
        foreach (EncodedPage page in pages.Where(page => !page.IsNull))
        {
            (byte[]? min, byte[]? max, bool isMinExact, bool isMaxExact) = page.Bounds;
            if (min is null || max is null)
            {
                return default;
            }

            bool isLower = all.Min is null || compare(min, all.Min) < 0;
            bool isUpper = all.Max is null || compare(max, all.Max) > 0;
            all = new ValueBounds(isLower ? min : all.Min, isUpper ? max : all.Max, isLower ? isMinExact : all.IsMinExact, isUpper ? isMaxExact : all.IsMaxExact);
        }

        return all;
    }

    /// <summary>Compares bytes.</summary>
    /// <param name="x">One value.</param>
    /// <param name="y">The other.</param>
    /// <param name="order">Their order.</param>
    public static int Compare(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y, BinaryOrder order) => order switch
    {
        BinaryOrder.Number => CompareNumbers(x, y),
        BinaryOrder.Float16 => CompareHalves(BinaryPrimitives.ReadHalfLittleEndian(x), BinaryPrimitives.ReadHalfLittleEndian(y)),
        _ => x.SequenceCompareTo(y),
    };

    // Bytes that only repeat the sign are passed over; what is left is greater in amount where it is longer. No bytes at all are zero.
    private static int CompareNumbers(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        (bool isNegative, bool isOtherNegative) = (IsNegative(x), IsNegative(y));
        if (isNegative != isOtherNegative)
        {
            return isNegative ? -1 : 1;
        }

        if (x.Length == y.Length)
        {
            return x.SequenceCompareTo(y);
        }

        byte sign = (byte)(isNegative ? 0xFF : 0);
        x = x.TrimStart(sign);
        y = y.TrimStart(sign);
        return x.Length == y.Length ? x.SequenceCompareTo(y) : x.Length.CompareTo(y.Length) * (isNegative ? -1 : 1);
    }

    private static bool IsNegative(ReadOnlySpan<byte> number) => number.Length > 0 && (number[0] & 0x80) != 0;

    // NaN is the greatest, as of the other floating-point numbers.
    private static int CompareHalves(Half x, Half y)
        => Half.IsNaN(x) || Half.IsNaN(y) ? Half.IsNaN(x).CompareTo(Half.IsNaN(y)) : x.CompareTo(y);

    private static ValueBounds OfHalves(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> values)
    {
        Half[] halves = ArrayPool<Half>.Shared.Rent(values.Length);
        for (int i = 0; i < values.Length; i++)
        {
            halves[i] = BinaryPrimitives.ReadHalfLittleEndian(bytes[values[i].Offset..]);
        }

        ValueBounds bounds = OfFloats<Half>(halves.AsSpan(0, values.Length));
        ArrayPool<Half>.Shared.Return(halves);
        return bounds;
    }

    private static ValueBounds OfFloats<T>(ReadOnlySpan<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (T min, T max) = (T.PositiveInfinity, T.NegativeInfinity);
        foreach (T value in values)
        {
            min = value < min ? value : min;
            max = value > max ? value : max;
        }

        if (min <= max)
        {
            return new ValueBounds(Bytes(min == T.Zero ? T.NegativeZero : min), Bytes(max == T.Zero ? T.Zero : max));
        }

        // Nothing was below positive and above negative infinity: all are one of them, or no number.
        return values.Contains(T.PositiveInfinity) ? new ValueBounds(Bytes(T.PositiveInfinity), Bytes(T.PositiveInfinity))
            : values.Contains(T.NegativeInfinity) ? new ValueBounds(Bytes(T.NegativeInfinity), Bytes(T.NegativeInfinity))
            : default;
    }

    private static byte[] Bytes<T>(T value)
        where T : unmanaged
    {
        byte[] bytes = new byte[Unsafe.SizeOf<T>()];
        Unsafe.WriteUnaligned(ref bytes[0], value);
        return bytes;
    }

    // Not within a character.
    private static int CutOf(ReadOnlySpan<byte> value, bool isText)
    {
        int cut = MaxLength;
        while (isText && cut > 0 && (value[cut] & 0xC0) == 0x80)
        {
            cut--;
        }

        return cut;
    }

    /// <summary>Something above every value that begins so; null where there is none.</summary>
    private static byte[]? Above(ReadOnlySpan<byte> beginning, bool isText)
    {
        byte[] above = beginning.ToArray();
        if (!isText || !Utf8.IsValid(beginning))
        {
            int last = above.AsSpan().LastIndexOfAnyExcept((byte)0xFF);
            return last < 0 ? null : [.. above[..last], (byte)(above[last] + 1)];
        }

        Rune[] runes = [.. System.Text.Encoding.UTF8.GetString(above).EnumerateRunes()];
        for (int last = runes.Length - 1; last >= 0; last--)
        {
            int next = runes[last].Value + 1;
            if (Rune.IsValid(next))
            {
                return System.Text.Encoding.UTF8.GetBytes(string.Concat(runes[..last].Select(rune => rune.ToString())) + new Rune(next));
            }
        }

        return null;
    }
}
