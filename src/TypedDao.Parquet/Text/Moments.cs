using System.Globalization;
using System.Text;
using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Metadata;

namespace TypedDao.Parquet.Text;

/// <summary>
/// Dates, times and timestamps as text in ISO 8601, for every value that a file can hold: years outside of 0001 to 9999 have a sign, and
/// fractions as many digits as they need.
/// </summary>
internal static class Moments
{
    // The Julian day of 1970-01-01.
    private const int JulianEpoch = 2_440_588;

    private const long SecondsOfDay = 86_400;
    private const int DaysOf400Years = 146_097;

    /// <summary>A date.</summary>
    /// <param name="days">Days since 1970-01-01.</param>
    public static string Date(long days)
    {
        var text = new StringBuilder();
        AppendDate(text, days);
        return text.ToString();
    }

    /// <summary>A time of day.</summary>
    /// <param name="value">Units since midnight.</param>
    /// <param name="unit">The unit.</param>
    public static string Time(long value, TimeUnit unit)
    {
        // No time of day is below zero, but a file can say so.
        var text = new StringBuilder(value < 0 ? "-" : string.Empty);
        (ulong seconds, ulong rest) = Math.DivRem(value < 0 ? 0UL - (ulong)value : (ulong)value, (ulong)PerSecond(unit));
        AppendTime(text, (long)seconds, (long)rest, DigitsOf(unit));
        return text.ToString();
    }

    /// <summary>A timestamp.</summary>
    /// <param name="value">Units since 1970-01-01.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="isUtc">Whether it is an instant, which has a <c>Z</c>.</param>
    public static string Timestamp(long value, TimeUnit unit, bool isUtc)
    {
        (long seconds, long rest) = Split(value, PerSecond(unit));
        (long days, long second) = Split(seconds, SecondsOfDay);
        return Timestamp(days, second, rest, DigitsOf(unit), isUtc);
    }

    /// <summary>A timestamp of 96 bits, which is local.</summary>
    /// <param name="value">The value.</param>
    public static string Timestamp(Int96 value)
    {
        long microseconds = Microseconds(value, out int nanoseconds);
        (long seconds, long rest) = Split(microseconds, PerSecond(TimeUnit.Microseconds));
        (long days, long second) = Split(seconds, SecondsOfDay);
        return Timestamp(days, second, (rest * 1000) + nanoseconds, DigitsOf(TimeUnit.Nanoseconds), isUtc: false);
    }

    /// <summary>
    /// A timestamp of 96 bits in microseconds since 1970-01-01. Writers count in 64 bits and wrap around in the year 294247, and so does
    /// this, back again.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <param name="nanoseconds">What is left, from 0 to 999.</param>
    public static long Microseconds(Int96 value, out int nanoseconds)
    {
        (long microseconds, long left) = Split((long)value.Nanoseconds, 1000);
        nanoseconds = (int)left;
        return unchecked(((value.JulianDay - (long)JulianEpoch) * SecondsOfDay * PerSecond(TimeUnit.Microseconds)) + microseconds);
    }

    /// <summary>How many units a second has.</summary>
    /// <param name="unit">The unit.</param>
    public static long PerSecond(TimeUnit unit) => unit switch
    {
        TimeUnit.Milliseconds => 1000,
        TimeUnit.Microseconds => 1_000_000,
        _ => 1_000_000_000,
    };

    private static string Timestamp(long days, long second, long rest, int digits, bool isUtc)
    {
        var text = new StringBuilder();
        AppendDate(text, days);
        text.Append('T');
        AppendTime(text, second, rest, digits);
        return (isUtc ? text.Append('Z') : text).ToString();
    }

    private static int DigitsOf(TimeUnit unit) => 3 * (int)unit;

    // Rounds towards the past, so that the rest is never negative.
    private static (long Whole, long Left) Split(long value, long divisor)
    {
        (long whole, long rest) = Math.DivRem(value, divisor);
        return rest < 0 ? (whole - 1, rest + divisor) : (whole, rest);
    }

    // The proleptic Gregorian calendar, with years that begin in March, so that the leap day is the last.
    private static void AppendDate(StringBuilder text, long days)
    {
        (long eras, long day) = Split(days + 719_468, DaysOf400Years);
        long year = (day - (day / 1460) + (day / 36_524) - (day / 146_096)) / 365;
        long dayOfYear = day - ((365 * year) + (year / 4) - (year / 100));
        long month = ((5 * dayOfYear) + 2) / 153;
        long dayOfMonth = dayOfYear - (((153 * month) + 2) / 5) + 1;
        month += month < 10 ? 3 : -9;
        year += (eras * 400) + (month <= 2 ? 1 : 0);
        if (year is < 1 or > 9999)
        {
            text.Append(year < 0 ? '-' : '+');
        }

        text.Append(CultureInfo.InvariantCulture, $"{Math.Abs(year):D4}-{month:D2}-{dayOfMonth:D2}");
    }

    private static void AppendTime(StringBuilder text, long seconds, long rest, int digits)
    {
        text.Append(CultureInfo.InvariantCulture, $"{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}");
        if (rest > 0)
        {
            text.Append('.').Append(rest.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0').TrimEnd('0'));
        }
    }
}
