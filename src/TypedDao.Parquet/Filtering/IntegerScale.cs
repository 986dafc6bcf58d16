using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;
using TypedDao.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>How integers of a file become those that conditions are about: times and timestamps become ticks, all others stay.</summary>
/// <param name="Multiplier">By what they are multiplied.</param>
/// <param name="Divisor">By what they are divided then.</param>
/// <param name="Shift">What is added then.</param>
internal readonly record struct IntegerScale(long Multiplier, long Divisor, long Shift)
{
    private const long TicksPerMicrosecond = TimeSpan.TicksPerMillisecond / 1000;

    /// <summary>The scale of a leaf.</summary>
    /// <param name="from">The type in the file.</param>
    /// <param name="to">The kind that the catalog declares.</param>
    public static IntegerScale Of(LeafType from, ColumnKind to) => (from.Kind, to) switch
    {
        (ValueKind.Date, ColumnKind.TimestampNtz) => new IntegerScale(TimeSpan.TicksPerDay, 1, Epoch.Ticks),
        (ValueKind.Timestamp, _) => OfUnit(from.Unit, Epoch.Ticks),
        (ValueKind.Time, _) => OfUnit(from.Unit, 0),
        _ => new IntegerScale(1, 1, 0),
    };

    /// <summary>Scales a bound so that it stays one: downward.</summary>
    /// <param name="raw">What the file has.</param>
    public Int128 Floor(Int128 raw) => FloorDivide(raw * Multiplier, Divisor) + Shift;

    /// <summary>Scales a bound so that it stays one: upward.</summary>
    /// <param name="raw">What the file has.</param>
    public Int128 Ceiling(Int128 raw) => -FloorDivide(-(raw * Multiplier), Divisor) + Shift;

    /// <summary>Finds what the file has for a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="raw">What the file has.</param>
    /// <returns>Whether a file can have it.</returns>
    public bool TryInvert(Int128 value, out Int128 raw)
    {
        (raw, Int128 rest) = Int128.DivRem((value - Shift) * Divisor, Multiplier);
        return rest == 0;
    }

    private static IntegerScale OfUnit(TimeUnit unit, long shift) => unit switch
    {
        TimeUnit.Milliseconds => new IntegerScale(TimeSpan.TicksPerMillisecond, 1, shift),
        TimeUnit.Microseconds => new IntegerScale(TicksPerMicrosecond, 1, shift),
        _ => new IntegerScale(1, TimeSpan.NanosecondsPerTick, shift),
    };

    private static Int128 FloorDivide(Int128 value, long divisor)
    {
        (Int128 quotient, Int128 rest) = Int128.DivRem(value, divisor);
        return rest < 0 ? quotient - 1 : quotient;
    }
}
