using System.Globalization;

namespace TypedDao.Cli.Files;

/// <summary>
/// Reads dates and times as files have them, also such as .NET cannot hold: as days, or as steps of 100 ns, since 0001-01-01. Smaller
/// steps are left away.
/// </summary>
internal static class MomentText
{
    private const int DaysOf400Years = 146_097;

    // From 0000-03-01, where the years of the calendar below begin, to 0001-01-01.
    private const int FirstDay = 306;

    /// <summary>The days of a date such as <c>2025-01-07</c>, whose year may have a sign and more digits.</summary>
    /// <param name="text">The text.</param>
    public static long Days(ReadOnlySpan<char> text)
    {
        long year = long.Parse(text[..^6], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int month = Number(text[^5..^3]);
        int day = Number(text[^2..]);

        // Years that begin in March, so that the leap day is the last.
        (long era, long left) = Math.DivRem(month > 2 ? year : year - 1, 400);
        (era, left) = left < 0 ? (era - 1, left + 400) : (era, left);
        long dayOfYear = (((153 * ((month + 9) % 12)) + 2) / 5) + day - 1;
        return (era * DaysOf400Years) + (left * 365) + (left / 4) - (left / 100) + dayOfYear - FirstDay;
    }

    /// <summary>The steps of a time of day such as <c>10:00:00.5</c>.</summary>
    /// <param name="text">The text.</param>
    public static long TicksOfDay(ReadOnlySpan<char> text)
    {
        Span<Range> parts = stackalloc Range[3];
        int count = text.Split(parts, ':');
        long ticks = (Number(text[parts[0]]) * TimeSpan.TicksPerHour) + (Number(text[parts[1]]) * TimeSpan.TicksPerMinute);
        if (count < 3)
        {
            return ticks;
        }

        ReadOnlySpan<char> seconds = text[parts[2]];
        ticks += Number(seconds[..2]) * TimeSpan.TicksPerSecond;
        long step = TimeSpan.TicksPerSecond / 10;
        for (int i = 3; i < seconds.Length; i++, step /= 10)
        {
            ticks += Number(seconds.Slice(i, 1)) * step;
        }

        return ticks;
    }

    /// <summary>The steps of a timestamp such as <c>2025-01-07T10:00:00.5Z</c>; the first or last that there is, where they are too many.</summary>
    /// <param name="text">The text: with a blank or <c>T</c> between date and time; an offset from UTC is taken off.</param>
    public static long Ticks(ReadOnlySpan<char> text)
    {
        int split = text.IndexOfAny('T', ' ');
        ReadOnlySpan<char> time = text[(split + 1)..].TrimEnd('Z');
        long offset = 0;
        if (time.IndexOfAny('+', '-') is >= 0 and var sign)
        {
            offset = TicksOfDay(time[(sign + 1)..]) * (time[sign] is '-' ? -1 : 1);
            time = time[..sign];
        }

        Int128 ticks = ((Int128)Days(text[..split]) * TimeSpan.TicksPerDay) + TicksOfDay(time) - offset;
        return (long)Int128.Clamp(ticks, long.MinValue, long.MaxValue);
    }

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
}
