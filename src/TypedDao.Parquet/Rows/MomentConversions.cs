using TypedDao.Parquet.Encodings;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Text;

namespace TypedDao.Parquet.Rows;

/// <summary>Counts of time as ticks of 100 ns; negative where they are outside of what the base library holds, or finer.</summary>
internal static class Ticks
{
    private const long Impossible = -1;

    /// <summary>Ticks from 0001-01-01 of a count from 1970-01-01.</summary>
    /// <param name="value">The count.</param>
    /// <param name="factor">The ticks of one.</param>
    /// <param name="rest">Ticks beyond the count.</param>
    public static long SinceEpoch(long value, long factor, long rest = 0)
        => Scaled(value, factor, Epoch.Ticks + rest, DateTime.MaxValue.Ticks + 1);

    /// <summary>Ticks from midnight.</summary>
    /// <param name="value">The count.</param>
    /// <param name="factor">The ticks of one.</param>
    public static long OfDay(long value, long factor) => Scaled(value, factor, 0, TimeSpan.TicksPerDay);

    /// <summary>Whole ticks of nanoseconds from 1970-01-01, all of which the base library holds.</summary>
    /// <param name="nanoseconds">The count.</param>
    public static long OfNanosecondsSinceEpoch(long nanoseconds)
        => nanoseconds % TimeSpan.NanosecondsPerTick == 0 ? Epoch.Ticks + (nanoseconds / TimeSpan.NanosecondsPerTick) : Impossible;

    /// <summary>Whole ticks of nanoseconds from midnight.</summary>
    /// <param name="nanoseconds">The count.</param>
    public static long OfNanosecondsOfDay(long nanoseconds)
        => nanoseconds % TimeSpan.NanosecondsPerTick == 0 ? Within(nanoseconds / TimeSpan.NanosecondsPerTick, TimeSpan.TicksPerDay) : Impossible;

    /// <summary>Ticks from 0001-01-01 of a timestamp of 96 bits.</summary>
    /// <param name="value">The timestamp.</param>
    public static long Of(Int96 value)
    {
        long microseconds = Moments.Microseconds(value, out int nanoseconds);
        return nanoseconds % TimeSpan.NanosecondsPerTick == 0
            ? SinceEpoch(microseconds, TimeSpan.TicksPerMicrosecond, nanoseconds / TimeSpan.NanosecondsPerTick)
            : Impossible;
    }

    private static long Scaled(long value, long factor, long offset, long end)
        => value > long.MaxValue / factor || value < long.MinValue / factor ? Impossible : Within(unchecked((value * factor) + offset), end);

    private static long Within(long value, long end) => (ulong)value < (ulong)end ? value : Impossible;
}

/// <summary>A time of day in milliseconds.</summary>
internal readonly struct TimeOfMilliseconds : IConversion<int, long>
{
    /// <inheritdoc/>
    public static long Convert(int value) => Ticks.OfDay(value, TimeSpan.TicksPerMillisecond);
}

/// <summary>A time of day in microseconds.</summary>
internal readonly struct TimeOfMicroseconds : IConversion<long, long>
{
    /// <inheritdoc/>
    public static long Convert(long value) => Ticks.OfDay(value, TimeSpan.TicksPerMicrosecond);
}

/// <summary>A time of day in nanoseconds.</summary>
internal readonly struct TimeOfNanoseconds : IConversion<long, long>
{
    /// <inheritdoc/>
    public static long Convert(long value) => Ticks.OfNanosecondsOfDay(value);
}

/// <summary>A date in days.</summary>
internal readonly struct TicksOfDays : IConversion<int, long>
{
    /// <inheritdoc/>
    public static long Convert(int value) => Ticks.SinceEpoch(value, TimeSpan.TicksPerDay);
}

/// <summary>A timestamp in milliseconds.</summary>
internal readonly struct TicksOfMilliseconds : IConversion<long, long>
{
    /// <inheritdoc/>
    public static long Convert(long value) => Ticks.SinceEpoch(value, TimeSpan.TicksPerMillisecond);
}

/// <summary>A timestamp in microseconds.</summary>
internal readonly struct TicksOfMicroseconds : IConversion<long, long>
{
    /// <inheritdoc/>
    public static long Convert(long value) => Ticks.SinceEpoch(value, TimeSpan.TicksPerMicrosecond);
}

/// <summary>A timestamp in nanoseconds.</summary>
internal readonly struct TicksOfNanoseconds : IConversion<long, long>
{
    /// <inheritdoc/>
    public static long Convert(long value) => Ticks.OfNanosecondsSinceEpoch(value);
}

/// <summary>A timestamp of 96 bits.</summary>
internal readonly struct TicksOfInt96 : IConversion<Int96, long>
{
    /// <inheritdoc/>
    public static long Convert(Int96 value) => Ticks.Of(value);
}
