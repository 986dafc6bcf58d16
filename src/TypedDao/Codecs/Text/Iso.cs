using System.Runtime.CompilerServices;

namespace TypedDao.Codecs.Text;

/// <summary>
/// Dates and times in the form of ISO 8601: <c>2025-01-07</c>, <c>10:00:00.5</c>, and both with <c>T</c> or a space between.
/// Seconds and fraction may be absent. More than seven digits of fraction are refused unless the rest is zeros.
/// </summary>
internal static class Iso
{
    /// <summary>The longest form in bytes, with what may be written beyond it.</summary>
    public const int MaxLength = 40;

    // "0000-00-00" as two words, the first byte lowest, and the bytes of the first that are no digits.
    private const ulong DateStart = 0x2D30302D30303030;
    private const ulong DateDashes = 0xFF0000FF00000000;
    private const ushort DateEnd = 0x3030;

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text, padded.</param>
    /// <param name="length">Its length.</param>
    /// <param name="value">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryReadDate(ref byte text, int length, out DateOnly value)
    {
        if (length == 10 && TryReadDay(ref text, out int day))
        {
            value = DateOnly.FromDayNumber(day);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Reads a time of day.</summary>
    /// <param name="text">The text, padded.</param>
    /// <param name="length">Its length.</param>
    /// <param name="value">The value.</param>
    public static bool TryReadTime(ref byte text, int length, out TimeOnly value)
    {
        bool read = TryReadTicks(ref text, length, out long ticks, out int consumed) && consumed == length;
        value = read ? new TimeOnly(ticks) : default;
        return read;
    }

    /// <summary>Reads a date and time without zone.</summary>
    /// <param name="text">The text, padded.</param>
    /// <param name="length">Its length.</param>
    /// <param name="value">The value.</param>
    public static bool TryReadLocal(ref byte text, int length, out DateTime value)
    {
        bool read = TryReadDateAndTime(ref text, length, out long ticks, out int consumed) && consumed == length;
        value = read ? new DateTime(ticks) : default;
        return read;
    }

    /// <summary>Reads an instant: a date and time with a zone (<c>Z</c>, <c>+01:00</c>, <c>+0100</c>, <c>+01</c>); without one it is UTC.</summary>
    /// <param name="text">The text, padded.</param>
    /// <param name="length">Its length.</param>
    /// <param name="value">The value, with offset zero.</param>
    public static bool TryReadTimestamp(ref byte text, int length, out DateTimeOffset value)
    {
        if (TryReadDateAndTime(ref text, length, out long ticks, out int consumed)
            && TryReadZone(ref Unsafe.Add(ref text, consumed), length - consumed, out long offset)
            && (ulong)(ticks - offset) <= (ulong)DateTime.MaxValue.Ticks)
        {
            value = new DateTimeOffset(ticks - offset, TimeSpan.Zero);
            return true;
        }

        value = default;
        return false;
    }

    /// <summary>Writes a date; <see cref="MaxLength"/> bytes are at hand.</summary>
    /// <returns>The number of bytes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte destination, DateOnly value)
    {
        value.Deconstruct(out int year, out int month, out int day);
        (uint century, uint rest) = Math.DivRem((uint)year, 100u);
        uint years = Digits.Pair(century) | (Digits.Pair(rest) << 16);
        uint months = '-' | (Digits.Pair((uint)month) << 8) | ((uint)'-' << 24);
        Unsafe.WriteUnaligned(ref destination, years | ((ulong)months << 32));
        Digits.WritePair(ref Unsafe.Add(ref destination, 8), (uint)day);
        return 10;
    }

    /// <summary>Writes a time of day, with as many digits of fraction as it has.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Write(ref byte destination, TimeOnly value)
    {
        Digits.WritePair(ref destination, (uint)value.Hour);
        Unsafe.Add(ref destination, 2) = (byte)':';
        Digits.WritePair(ref Unsafe.Add(ref destination, 3), (uint)value.Minute);
        Unsafe.Add(ref destination, 5) = (byte)':';
        Digits.WritePair(ref Unsafe.Add(ref destination, 6), (uint)value.Second);
        uint fraction = (uint)(value.Ticks % TimeSpan.TicksPerSecond);
        if (fraction == 0)
        {
            return 8;
        }

        int digits = 7;
        for (; fraction % 10 == 0; digits--)
        {
            fraction /= 10;
        }

        Unsafe.Add(ref destination, 8) = (byte)'.';
        Digits.WritePadded(ref Unsafe.Add(ref destination, 9), fraction, digits);
        return 9 + digits;
    }

    /// <summary>Writes a date and time.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Write(ref byte destination, DateTime value)
    {
        Write(ref destination, DateOnly.FromDateTime(value));
        Unsafe.Add(ref destination, 10) = (byte)'T';
        return 11 + Write(ref Unsafe.Add(ref destination, 11), TimeOnly.FromDateTime(value));
    }

    /// <summary>Writes an instant in UTC.</summary>
    /// <returns>The number of bytes.</returns>
    public static int Write(ref byte destination, DateTimeOffset value)
    {
        int length = Write(ref destination, value.UtcDateTime);
        Unsafe.Add(ref destination, length) = (byte)'Z';
        return length + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TryReadDay(ref byte text, out int day)
    {
        ulong start = Digits.Load(ref text, 0) ^ DateStart;
        uint end = (uint)(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref text, 8)) ^ DateEnd);
        if ((start & DateDashes) != 0 || !Digits.AreDigits(start) || !Digits.AreDigits(end))
        {
            day = 0;
            return false;
        }

        uint year = (uint)(((((start & 0x0F0F0F0F) * 2561) >> 8) & 0x00FF00FF) * 6553601 >> 16) & 0x3FFF;
        uint month = (((uint)(start >> 40) & 0xF) * 10) + ((uint)(start >> 48) & 0xF);
        return Calendar.TryGetDayNumber(year, month, ((end & 0xF) * 10) + (end >> 8), out day);
    }

    private static bool TryReadDateAndTime(ref byte text, int length, out long ticks, out int consumed)
    {
        ticks = 0;
        consumed = 0;
        if (length < 16 || !TryReadDay(ref text, out int day) || (Unsafe.Add(ref text, 10) | 0x20) is not ('t' or ' ') || Unsafe.Add(ref text, 10) is 0
            || !TryReadTicks(ref Unsafe.Add(ref text, 11), length - 11, out long time, out consumed))
        {
            return false;
        }

        ticks = (day * TimeSpan.TicksPerDay) + time;
        consumed += 11;
        return true;
    }

    private static bool TryReadTicks(ref byte text, int length, out long ticks, out int consumed)
    {
        ticks = 0;
        consumed = 5;
        if (length < 5 || !IsPair(ref text, 0) || Unsafe.Add(ref text, 2) != ':' || !IsPair(ref text, 3))
        {
            return false;
        }

        uint second = 0;
        uint fraction = 0;
        if (length >= 8 && Unsafe.Add(ref text, 5) == ':')
        {
            if (!IsPair(ref text, 6))
            {
                return false;
            }

            second = Calendar.Pair(ref text, 6);
            consumed = 8;
            if (length > 9 && Unsafe.Add(ref text, 8) == '.' && !TryReadFraction(ref text, length, ref consumed, out fraction))
            {
                return false;
            }
        }

        return Calendar.TryGetTicks(Calendar.Pair(ref text, 0), Calendar.Pair(ref text, 3), second, fraction, out ticks);
    }

    private static bool TryReadFraction(ref byte text, int length, ref int consumed, out uint fraction)
    {
        fraction = 0;
        int at = 9;
        for (uint digit; at < length && (digit = (uint)(Unsafe.Add(ref text, at) - '0')) <= 9; at++)
        {
            if (at < 16)
            {
                fraction = (fraction * 10) + digit;
            }
            else if (digit != 0)
            {
                return false;
            }
        }

        fraction *= (uint)Digits.Powers[Math.Max(0, 16 - at)];
        consumed = at;
        return at > 9;
    }

    private static bool TryReadZone(ref byte text, int length, out long offset)
    {
        offset = 0;
        if (length == 0 || (length == 1 && (text | 0x20) == 'z'))
        {
            return true;
        }

        if (text is not ((byte)'+' or (byte)'-') || !IsPair(ref text, 1))
        {
            return false;
        }

        int minutes = length switch { 3 => 0, 5 => 3, 6 when Unsafe.Add(ref text, 3) == ':' => 4, _ => -1 };
        if (minutes < 0 || (minutes > 0 && !IsPair(ref text, minutes)))
        {
            return false;
        }

        bool valid = Calendar.TryGetTicks(Calendar.Pair(ref text, 1), minutes == 0 ? 0 : Calendar.Pair(ref text, minutes), 0, 0, out offset);
        offset = text == '-' ? -offset : offset;
        return valid;
    }

    private static bool IsPair(ref byte text, int offset)
        => (uint)(Unsafe.Add(ref text, offset) - '0') <= 9 && (uint)(Unsafe.Add(ref text, offset + 1) - '0') <= 9;
}
