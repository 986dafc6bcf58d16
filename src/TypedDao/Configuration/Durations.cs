using System.Globalization;

namespace TypedDao.Configuration;

/// <summary>Durations as text: <c>250ms</c>, <c>90s</c>, <c>5m</c>, <c>2h</c>, <c>1d</c>, or <c>hh:mm:ss</c> with days and fraction.</summary>
internal static class Durations
{
    private static readonly (string Unit, long Ticks)[] Units =
    [
        ("ms", TimeSpan.TicksPerMillisecond),
        ("s", TimeSpan.TicksPerSecond),
        ("m", TimeSpan.TicksPerMinute),
        ("h", TimeSpan.TicksPerHour),
        ("d", TimeSpan.TicksPerDay),
    ];

    private static readonly string[] ClockForms = [@"hh\:mm\:ss", @"hh\:mm\:ss\.FFFFFFF", @"d\.hh\:mm\:ss", @"d\.hh\:mm\:ss\.FFFFFFF"];

    /// <summary>Reads a duration.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration, not negative.</param>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        foreach ((string unit, long ticks) in Units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && long.TryParse(text.AsSpan(0, text.Length - unit.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long count))
            {
                bool fits = count <= TimeSpan.MaxValue.Ticks / ticks;
                duration = fits ? new TimeSpan(count * ticks) : default;
                return fits;
            }
        }

        return TimeSpan.TryParseExact(text, ClockForms, CultureInfo.InvariantCulture, out duration);
    }
}
