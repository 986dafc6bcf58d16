namespace TypedDao.Postgres.Types;

/// <summary>Dates and times as PostgreSQL counts them: days and microseconds since 2000.</summary>
internal static class PostgresTime
{
    /// <summary>The day from which days are counted, as a day number of .NET.</summary>
    public const int FirstDay = 730_119;

    /// <summary>Its midnight in ticks.</summary>
    public const long FirstTick = FirstDay * TimeSpan.TicksPerDay;

    private static readonly long MostMicroseconds = (DateTime.MaxValue.Ticks - FirstTick) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Ticks of .NET from microseconds; false where .NET has no such date.</summary>
    /// <param name="microseconds">Microseconds since 2000.</param>
    /// <param name="ticks">The ticks.</param>
    public static bool TryGetTicks(long microseconds, out long ticks)
    {
        bool isHeld = microseconds >= -FirstTick / TimeSpan.TicksPerMicrosecond && microseconds <= MostMicroseconds;
        ticks = isHeld ? FirstTick + (microseconds * TimeSpan.TicksPerMicrosecond) : 0;
        return isHeld;
    }

    /// <summary>Microseconds since 2000 from ticks; a rest of a microsecond is left out.</summary>
    /// <param name="ticks">The ticks.</param>
    public static long Microseconds(long ticks) => (ticks - FirstTick) / TimeSpan.TicksPerMicrosecond;

    /// <summary>Such a number as text, for messages.</summary>
    /// <param name="microseconds">Microseconds since 2000.</param>
    public static string Show(long microseconds) => microseconds switch
    {
        long.MaxValue => "infinity",
        long.MinValue => "-infinity",
        _ => $"a time in the year {ApproximateYear(microseconds / 86_400_000_000d)}",
    };

    /// <summary>A day as text, for messages.</summary>
    /// <param name="days">Days since 2000.</param>
    public static string Show(int days) => days switch
    {
        int.MaxValue => "infinity",
        int.MinValue => "-infinity",
        _ => $"a day in the year {ApproximateYear(days)}",
    };

    // For dates that are thousands of years away; a day more or less does not matter.
    private static string ApproximateYear(double days)
        => Math.Floor(2000 + (days / 365.2425)).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
