using System.Runtime.CompilerServices;

namespace TypedDao.Codecs.Text;

/// <summary>Days and ticks of the proleptic Gregorian calendar.</summary>
internal static class Calendar
{
    private static ReadOnlySpan<ushort> DaysBefore => [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    private static ReadOnlySpan<ushort> DaysBeforeInLeapYear => [0, 31, 60, 91, 121, 152, 182, 213, 244, 274, 305, 335, 366];

    /// <summary>The day as <see cref="DateOnly.DayNumber"/> counts; false where there is no such day.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetDayNumber(uint year, uint month, uint day, out int dayNumber)
    {
        dayNumber = 0;
        if (year - 1 >= 9999 || month - 1 >= 12)
        {
            return false;
        }

        bool leap = (year & 3) == 0 && ((year & 15) == 0 || year % 25 != 0);
        ReadOnlySpan<ushort> before = leap ? DaysBeforeInLeapYear : DaysBefore;
        uint start = before[(int)month - 1];
        if (day - 1 >= before[(int)month] - start)
        {
            return false;
        }

        uint years = year - 1;
        uint centuries = years / 100;
        dayNumber = (int)((years * 365) + (years >> 2) - centuries + (centuries >> 2) + start + day - 1);
        return true;
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
