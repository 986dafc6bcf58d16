using Medallion.Gold;
using Medallion.Reporting;

namespace Medallion.Steps;

/// <summary>Answers how late flights are, by airport and by day: LINQ on the rows of silver, which are read as a stream.</summary>
internal static class GoldStep
{
    public static async Task<StepReport> RunAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        var report = new StepReport("gold", "delays by airport and by day", terminal.Time);
        long bytes = await Catalog.Silver.Flights.ListAsync(cancellationToken).Select(file => file.Length).SumAsync(cancellationToken);
        var airportRead = new ReadStatistics();
        var dayRead = new ReadStatistics();

        IAsyncEnumerable<AirportDelay> byAirport = Catalog.Silver.Flights.ReadAsync(airportRead, cancellationToken)
            .AggregateBy(flight => flight.Origin, DelayTally.Empty, (tally, flight) => tally.Add(flight.Delay))
            .Join(Catalog.Bronze.Airports.ReadAsync(cancellationToken), group => group.Key, airport => airport.Iata, (group, airport) => new AirportDelay
            {
                Airport = airport.Iata,
                Name = airport.Name,
                City = airport.City,
                State = airport.State,
                Flights = group.Value.Flights,
                Late = group.Value.Late,
                MeanDelay = group.Value.Mean,
                WorstDelay = group.Value.Worst,
            })
            .OrderBy(row => row.Airport, StringComparer.Ordinal);

        IAsyncEnumerable<DayDelay> byDay = Catalog.Silver.Flights.ReadAsync(dayRead, cancellationToken)
            .AggregateBy(flight => flight.FlightDate, DelayTally.Empty, (tally, flight) => tally.Add(flight.Delay))
            .Select(group => new DayDelay
            {
                Day = group.Key,
                Flights = group.Value.Flights,
                Late = group.Value.Late,
                MeanDelay = group.Value.Mean,
                WorstDelay = group.Value.Worst,
            })
            .OrderBy(row => row.Day);

        WriteResult airports;
        WriteResult days;
        await using (terminal.ShowProgress("gold", () => new(airportRead.Bytes + dayRead.Bytes, 2 * bytes, $"{airportRead.Rows + dayRead.Rows:N0} rows")))
        {
            airports = await Catalog.Gold.DelaysByAirport.OverwriteAsync(byAirport, cancellationToken);
            days = await Catalog.Gold.DelaysByDay.OverwriteAsync(byDay, cancellationToken);
        }

        report.Count("read", airportRead.Rows, "rows", $"twice, {Text.Bytes(airportRead.Bytes)} in {Text.Files(airportRead.Files)}");
        report.Count("by airport", airports.Rows, "rows", Text.Bytes(airports.Bytes));
        report.Count("by day", days.Rows, "rows", Text.Bytes(days.Bytes));
        report.Balance("by airport", airportRead.Rows, await Catalog.Gold.DelaysByAirport.ReadAsync(cancellationToken).Select(row => row.Flights).SumAsync(cancellationToken));
        report.Balance("by day", dayRead.Rows, await Catalog.Gold.DelaysByDay.ReadAsync(cancellationToken).Select(row => row.Flights).SumAsync(cancellationToken));
        return report.Complete(airportRead.Rows + dayRead.Rows);
    }
}
