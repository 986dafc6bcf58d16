using System.Runtime.CompilerServices;

namespace TypedDao.Codecs.Text;

/// <summary>Days and ticks of the proleptic Gregorian calendar.</summary>
internal static class Calendar
{
    // Days before a month of a common year, and days that it has, for the months 1 to 12; what is above them is no month.
    private static ReadOnlySpan<ushort> DaysBefore => [0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 0, 0, 0];

    private static ReadOnlySpan<byte> DaysIn => [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0, 0, 0];

    /// <summary>The day as <see cref="DateOnly.DayNumber"/> counts; false where there is no such day.</summary>
    /// <param name="year">The year.</param>
    /// <param name="month">The month, below 100.</param>
    /// <param name="day">The day of the month.</param>
    /// <param name="dayNumber">The number; it means nothing where the result is false.</param>
    /// <remarks>Years and months vary from value to value, so nothing branches on them.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetDayNumber(uint year, uint month, uint day, out int dayNumber)
    {
        uint centuries = (year - 1) / 100;
        uint leap = (year & 3) == 0 & ((year & 15) == 0 | year % 25 != 0) ? 1u : 0u;
        int index = (int)(month & 15);
        uint days = DaysIn[index] + (month == 2 ? leap : 0);
        uint before = DaysBefore[index] + (month > 2 ? leap : 0);
        dayNumber = (int)(((year - 1) * 365) + ((year - 1) >> 2) - centuries + (centuries >> 2) + before + day - 1);
        return year - 1 < 9999 & month < 16 & day - 1 < days;
    }

    /// <summary>The ticks since midnight; false where there is no such time of day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetTicks(uint hour, uint minute, uint second, uint fraction, out long ticks)
    {
        ticks = ((((hour * 60) + minute) * 60) + second) * TimeSpan.TicksPerSecond + fraction;
        return hour < 24 & minute < 60 & second < 60;
    }

    /// <summary>Reads two characters as digits, which they must be.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Pair(ref byte text, int offset)
        => (uint)((Unsafe.Add(ref text, offset) * 10) + Unsafe.Add(ref text, offset + 1) - ('0' * 11));
}
