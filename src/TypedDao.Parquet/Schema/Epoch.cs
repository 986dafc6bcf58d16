namespace TypedDao.Parquet.Schema;

/// <summary>1970-01-01, from which dates and timestamps of files count, in the counts of the base library.</summary>
internal static class Epoch
{
    /// <summary>The days from 0001-01-01.</summary>
    public const int Day = 719_162;

    /// <summary>The ticks of 100 ns from 0001-01-01.</summary>
    public const long Ticks = Day * TimeSpan.TicksPerDay;
}
