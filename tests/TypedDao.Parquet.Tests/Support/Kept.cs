using TypedDao.Tests;

namespace TypedDao.Parquet.Tests;

/// <summary>What a file keeps of values: times and timestamps to the microsecond, cut off towards the past.</summary>
internal static class Kept
{
    public static object? Of(object? value) => value switch
    {
        DateTime time => new DateTime(Cut(time.Ticks)),
        DateTimeOffset time => new DateTimeOffset(Cut(time.UtcTicks), TimeSpan.Zero),
        TimeOnly time => new TimeOnly(Cut(time.Ticks)),
        DynamicRow row => new DynamicRow([.. row.Values.Select(Of)]),
        IReadOnlyList<object?> list => list.Select(Of).ToArray(),
        IReadOnlyDictionary<object, object?> map => map.Select(entry => (Key: Of(entry.Key)!, Value: Of(entry.Value))).DistinctBy(entry => entry.Key).ToDictionary(entry => entry.Key, entry => entry.Value),
        _ => value,
    };

    private static long Cut(long ticks) => ticks - (ticks % TimeSpan.TicksPerMicrosecond);
}
