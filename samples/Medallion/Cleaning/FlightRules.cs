using Medallion.Bronze;
using Medallion.Silver;

namespace Medallion.Cleaning;

/// <summary>What a flight must fulfil beyond having the right types.</summary>
internal static class FlightRules
{
    public const int EarliestDelay = -300;
    public const int LatestDelay = 3 * 24 * 60;
    public const int LongestDistance = 12_500; // miles; half the way around the earth

    /// <summary>The first rule that the flight breaks; null, and its airports, where it breaks none.</summary>
    public static RefusedFlightRule? FirstBroken(
        ReceivedFlight flight, AirportIndex airports, out IndexedAirport origin, out IndexedAirport destination)
    {
        destination = default;
        return !airports.TryFind(flight.Origin, out origin) ? RefusedFlightRule.UnknownOrigin
            : !airports.TryFind(flight.Destination, out destination) ? RefusedFlightRule.UnknownDestination
            : flight.Delay is < EarliestDelay or > LatestDelay ? RefusedFlightRule.DelayOutOfRange
            : flight.Distance is < 1 or > LongestDistance ? RefusedFlightRule.DistanceOutOfRange
            : null;
    }
}
