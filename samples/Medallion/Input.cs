namespace Medallion;

/// <summary>A folder with what is to be taken into bronze.</summary>
internal sealed record Input(string Airports, IReadOnlyList<string> Flights)
{
    public long Bytes { get; } = Flights.Append(Airports).Sum(file => new FileInfo(file).Length);

    /// <exception cref="UsageException">The folder has no airports or no flights.</exception>
    public static Input Find(string folder)
    {
        string airports = Path.Combine(folder, "airports.csv");
        string[] flights = Directory.Exists(folder) ? Directory.GetFiles(folder, "flights*.json") : [];
        if (flights.Length == 0 || !File.Exists(airports))
        {
            throw new UsageException($"{folder} does not have airports.csv and flights*.json; eng/make-flights makes such a folder.");
        }

        Array.Sort(flights, StringComparer.Ordinal);
        return new Input(airports, flights);
    }
}
