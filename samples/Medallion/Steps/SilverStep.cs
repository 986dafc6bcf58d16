using Medallion.Bronze;
using Medallion.Cleaning;
using Medallion.Reporting;
using Medallion.Silver;

namespace Medallion.Steps;

/// <summary>
/// Reads what bronze received, once, and writes every valid flight once, with the places of its airports. What cannot be read
/// is kept by the catalog (<c>on_error</c>), what breaks a rule is kept here.
/// </summary>
internal static class SilverStep
{
    public static async Task<StepReport> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var report = new StepReport("silver", "typed, validated, deduplicated, enriched, partitioned by date", terminal.Time);
        AirportIndex airports = await AirportIndex.ReadAsync(Catalog.Bronze.Airports, cancellationToken);
        long received = await Catalog.Bronze.FlightsPublished.ListAsync(cancellationToken)
            .Concat(Catalog.Bronze.FlightsReported.ListAsync(cancellationToken))
            .Concat(Catalog.Bronze.FlightsParquet.ListAsync(cancellationToken))
            .Select(file => file.Length)
            .SumAsync(cancellationToken);

        var statistics = new ReadStatistics();
        var seen = new FlightKeySet();
        long duplicates = 0;
        WriteResult written;
        WriteResult refused;
        await using (terminal.ShowProgress("silver", () => new(statistics.Bytes, received, $"{statistics.Rows:N0} rows")))
        await using (var refusals = new SideOutput<RefusedFlight>(rows => Catalog.Silver.FlightsRefused.OverwriteAsync(rows, cancellationToken)))
        {
            written = await Catalog.Silver.Flights.OverwriteAsync(CleanAsync(refusals), cancellationToken);
            refused = await refusals.CompleteAsync();
        }

        report.Count("read", statistics.Rows + statistics.Rejected, "rows", $"{Text.Bytes(statistics.Bytes)} in {Text.Files(statistics.Files)}");
        report.Count("written", written.Rows, "rows", $"{Text.Bytes(written.Bytes)} in {Text.Files(written.Files)}");
        report.Count("duplicates", duplicates, "rows", $"dropped; {seen.Count:N0} keys held in {Text.Bytes(seen.Bytes)}");

        // Counted in the lake, not while writing: nothing may be said to be kept that is not there.
        Dictionary<string, int> unreadable = await Catalog.Bronze.FlightsUnreadable.ReadAsync(cancellationToken)
            .CountBy(row => row.Column ?? "whole row")
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .ToDictionaryAsync(cancellationToken: cancellationToken);
        Dictionary<RefusedFlightRule, int> broken = await Catalog.Silver.FlightsRefused.ReadAsync(cancellationToken)
            .CountBy(row => row.Rule)
            .OrderBy(group => group.Key)
            .ToDictionaryAsync(cancellationToken: cancellationToken);
        long unreadableRows = unreadable.Values.Sum(count => (long)count);
        report.Count("unreadable", unreadableRows, "rows", $"kept in bronze.flights_unreadable{Text.List(unreadable)}");
        report.Count("refused", broken.Values.Sum(count => (long)count), "rows", $"kept in silver.flights_refused{Text.List(broken)}");

        report.Balance("read", statistics.Rows + statistics.Rejected, written.Rows, duplicates, unreadableRows, refused.Rows);
        report.Balance("unreadable", statistics.Rejected, unreadableRows);
        report.Balance("refused", refused.Rows, broken.Values.Sum(count => (long)count));
        return report.Complete(statistics.Rows);

        async IAsyncEnumerable<Flight> CleanAsync(SideOutput<RefusedFlight> refusals)
        {
            IAsyncEnumerable<ReceivedFlight> flights = Catalog.Bronze.FlightsPublished.ReadAsync(statistics, cancellationToken)
                .Concat(Catalog.Bronze.FlightsReported.ReadAsync(statistics, cancellationToken))
                .Concat(Catalog.Bronze.FlightsParquet.ReadAsync(statistics, cancellationToken));
            await foreach (ReceivedFlight flight in flights.WithCancellation(cancellationToken))
            {
                if (FlightRules.FirstBroken(flight, airports, out IndexedAirport origin, out IndexedAirport destination) is { } rule)
                {
                    await refusals.AddAsync(Refuse(flight, rule));
                }
                else if (!seen.Add(FlightKey.Of(flight, origin, destination)))
                {
                    duplicates++;
                }
                else
                {
                    yield return Enrich(flight, origin.Airport, destination.Airport);
                }
            }
        }
    }

    private static Flight Enrich(ReceivedFlight flight, Airport origin, Airport destination) => new()
    {
        FlightDate = DateOnly.FromDateTime(flight.Date),
        Departure = flight.Date,
        Delay = (int)flight.Delay, // The rules bound both.
        Distance = (int)flight.Distance,
        Origin = origin.Iata,
        OriginCity = origin.City,
        OriginState = origin.State,
        Destination = destination.Iata,
        DestinationCity = destination.City,
        DestinationState = destination.State,
    };

    private static RefusedFlight Refuse(ReceivedFlight flight, RefusedFlightRule rule) => new()
    {
        Rule = rule,
        Date = flight.Date,
        Delay = flight.Delay,
        Distance = flight.Distance,
        Origin = flight.Origin,
        Destination = flight.Destination,
    };
}
