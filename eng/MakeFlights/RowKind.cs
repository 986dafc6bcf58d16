namespace MakeFlights;

/// <summary>What a made row is.</summary>
internal enum RowKind
{
    /// <summary>A flight like no other.</summary>
    Good,

    /// <summary>A good flight again, the whole row equal.</summary>
    Duplicate,

    /// <summary>A flight from or to an airport that does not exist.</summary>
    UnknownAirport,

    /// <summary>A flight whose date is none.</summary>
    BadDate,

    /// <summary>A line that is not JSON.</summary>
    Malformed,
}
