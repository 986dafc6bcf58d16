using Medallion.Gold;

namespace Medallion.Reporting;

/// <summary>What gold says, as tables with bars.</summary>
internal static class ResultTables
{
    private const int Rows = 10;
    private const int BarWidth = 30;
    private const int FewestFlights = 50; // the mean of less says little

    public static async Task WriteAsync(Terminal terminal, CancellationToken cancellationToken)
    {
        List<AirportDelay> airports = await Catalog.Gold.DelaysByAirport.ReadAsync(cancellationToken)
            .Where(row => row.Flights >= FewestFlights)
            .OrderByDescending(row => row.MeanDelay)
            .Take(Rows)
            .ToListAsync(cancellationToken);
        List<DayDelay> days = await Catalog.Gold.DelaysByDay.ReadAsync(cancellationToken)
            .Where(row => row.Flights >= FewestFlights)
            .OrderByDescending(row => row.MeanDelay)
            .Take(Rows)
            .ToListAsync(cancellationToken);

        Write(terminal, "Airports with the latest flights", airports.ConvertAll(row => ($"{row.Airport}  {Place(row)}", row.Flights, row.MeanDelay)));
        Write(terminal, "Days with the latest flights", days.ConvertAll(row => ($"{row.Day:yyyy-MM-dd ddd}", row.Flights, row.MeanDelay)));
    }

    private static string Place(AirportDelay row) => row.City is null ? row.Name : $"{row.City}, {row.State}";

    private static void Write(Terminal terminal, string title, IReadOnlyList<(string Name, long Flights, decimal Mean)> rows)
    {
        terminal.WriteLine();
        terminal.WriteLine($"{title,-34}{"flights",10}  mean delay in minutes");
        decimal largest = rows.Count == 0 ? 0 : rows.Max(row => row.Mean);
        foreach ((string name, long flights, decimal mean) in rows)
        {
            string bar = largest <= 0 ? "" : Text.Bar((double)(mean / largest) * BarWidth);
            terminal.WriteLine($"  {Shorten(name, 31),-32}{flights,10:N0}{mean,8:F2}  {bar}".TrimEnd());
        }
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : $"{text[..(length - 1)]}…";
}
