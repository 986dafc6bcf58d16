using System.Globalization;
using TypedDao.Postgres.Types;
using TypedDao.Schema;
using TypedDao.Sql.Values;

namespace TypedDao.Postgres.Reading;

/// <summary>Dates and times from the numbers that the server sends; notes those that .NET does not have.</summary>
internal static class BinaryValues
{
    /// <summary>A date.</summary>
    public static DateOnly Date(int days, string column, ColumnType type, ValueFailure failure)
    {
        long number = (long)PostgresTime.FirstDay + days;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : TextValues.Refuse<DateOnly>(PostgresTime.Show(days), column, type, failure);
    }

    /// <summary>A time of day.</summary>
    public static TimeOnly Time(long microseconds, string column, ColumnType type, ValueFailure failure)
        => microseconds is >= 0 and < TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond
            ? new TimeOnly(microseconds * TimeSpan.TicksPerMicrosecond)
            : TextValues.Refuse<TimeOnly>(microseconds == 86_400_000_000 ? "24:00:00" : microseconds.ToString(CultureInfo.InvariantCulture), column, type, failure);

    /// <summary>The ticks of an instant, or of a local date and time.</summary>
    public static long Ticks(long microseconds, string column, ColumnType type, ValueFailure failure)
        => PostgresTime.TryGetTicks(microseconds, out long ticks) ? ticks : TextValues.Refuse<long>(PostgresTime.Show(microseconds), column, type, failure);
}
