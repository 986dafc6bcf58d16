using Medallion.Bronze;

namespace Medallion.Cleaning;

/// <summary>
/// A whole flight in 128 bits, so that millions can be remembered. Nothing is lost: the rules bound every value, so equal keys
/// are equal rows. Where a row does not fit, take the first 128 bits of its SHA-256: that two of a billion different rows
/// then have equal keys is less likely than one in 10^20.
/// </summary>
internal static class FlightKey
{
    /// <summary>The key of a flight that breaks no rule. Never zero, since no distance is.</summary>
    public static UInt128 Of(ReceivedFlight flight, IndexedAirport origin, IndexedAirport destination)
    {
        ulong minutes = (ulong)(flight.Date.Ticks / TimeSpan.TicksPerMinute); // 40 bits; the data has no seconds
        ulong delay = (ulong)(flight.Delay - FlightRules.EarliestDelay); // 24 bits
        ulong airports = ((ulong)origin.Number << 24) | (uint)destination.Number; // 24 bits each
        return new UInt128((minutes << 24) | delay, (airports << 16) | (uint)flight.Distance); // 16 bits
    }
}
