using System.Globalization;
using System.Text.Json;

namespace MakeFlights;

/// <summary>The real flights and airport codes of <c>catalog/data</c>.</summary>
internal sealed class RealFlights
{
    public const string DateFormat = "yyyy/MM/dd HH:mm";

    private RealFlights(Flight[] flights, HashSet<string> airports)
    {
        Flights = flights;
        Airports = airports;
    }

    /// <summary>The flights, in the order of their dates.</summary>
    public Flight[] Flights { get; }

    public HashSet<string> Airports { get; }

    /// <summary>The folder that holds both files.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "data");

    public static string AirportsFile { get; } = Path.Combine(Folder, "airports.csv");

    public static async Task<RealFlights> ReadAsync(CancellationToken cancellationToken)
    {
        await using FileStream stream = File.OpenRead(Path.Combine(Folder, "flights-20k.json"));
        using JsonDocument document = await JsonDocument.ParseAsync(stream, cancellationToken: cancellationToken);
        Flight[] flights = [.. document.RootElement.EnumerateArray().Select(ToFlight).OrderBy(flight => flight.Date)];

        var airports = new HashSet<string>(StringComparer.Ordinal);
        await foreach (string line in File.ReadLinesAsync(AirportsFile, cancellationToken))
        {
            airports.Add(line[..line.IndexOf(',', StringComparison.Ordinal)]);
        }

        return new RealFlights(flights, airports);
    }

    private static Flight ToFlight(JsonElement row) => new(
        DateTime.ParseExact(row.GetProperty("date").GetString()!, DateFormat, CultureInfo.InvariantCulture),
        row.GetProperty("delay").GetInt32(),
        row.GetProperty("distance").GetInt32(),
        row.GetProperty("origin").GetString()!,
        row.GetProperty("destination").GetString()!);
}
