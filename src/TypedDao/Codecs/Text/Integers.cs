using System.Runtime.CompilerServices;

namespace TypedDao.Codecs.Text;

/// <summary>Integers as text.</summary>
internal static class Integers
{
    /// <summary>The longest integer in bytes, with what <see cref="Digits.Write"/> may write beyond it.</summary>
    public const int MaxLength = 28;

    /// <summary>Reads an integer.</summary>
    /// <param name="text">The text, padded.</param>
    /// <param name="length">Its length; anything below 1 is no integer.</param>
    /// <param name="strict">Whether the grammar is JSON's: no plus sign, no leading zeros.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ref byte text, int length, bool strict, out long value)
    {
        if ((uint)(length - 1) < 8 && Digits.TryRead(Digits.Load(ref text, 0), length, out uint small) && !(strict && text == '0' && length > 1))
        {
            value = small;
            return true;
        }

        return TryReadAny(ref text, length, strict, out value);
    }

    /// <summary>Writes an integer; <see cref="MaxLength"/> bytes are at hand.</summary>
    /// <returns>The number of bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte destination, long value)
    {
        if (value >= 0)
        {
            return Digits.Write(ref destination, (ulong)value);
        }

        destination = (byte)'-';
        return 1 + Digits.Write(ref Unsafe.Add(ref destination, 1), 0UL - (ulong)value);
    }

    private static bool TryReadAny(ref byte text, int length, bool strict, out long value)
    {
        value = 0;
        if (length <= 0)
        {
            return false;
        }

        bool negative = text == '-';
        int sign = negative ? 1 : 0;
        int count = length - sign;
        if ((uint)(count - 1) < 16 && Digits.TryRead(ref Unsafe.Add(ref text, sign), count, out ulong digits)
            && !(strict && count > 1 && Unsafe.Add(ref text, sign) == '0'))
        {
            value = negative ? -(long)digits : (long)digits;
            return true;
        }

        return NumberText.TryRead(System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref text, length), strict, out NumberText number)
            && number.TryToInt64(out value);
    }
}
