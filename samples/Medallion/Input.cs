namespace Medallion;

/// <summary>A folder with what is to be taken into bronze.</summary>
/// <param name="Airports">The file with the airports.</param>
/// <param name="Published">Files with flights as JSON arrays.</param>
/// <param name="Reported">Files with flights as JSON lines.</param>
/// <param name="Exported">Files with flights as Parquet.</param>
internal sealed record Input(string Airports, IReadOnlyList<string> Published, IReadOnlyList<string> Reported, IReadOnlyList<string> Exported)
{
    public int Files { get; } = 1 + Published.Count + Reported.Count + Exported.Count;

    public long Bytes { get; } = Published.Concat(Reported).Concat(Exported).Append(Airports).Sum(file => new FileInfo(file).Length);

    /// <exception cref="UsageException">The folder has no airports or no flights.</exception>
    public static Input Find(string folder)
    {
        string airports = Path.Combine(folder, "airports.csv");
        var input = File.Exists(airports) ? new Input(airports, Flights(".json"), Flights(".jsonl"), Flights(".parquet")) : null;
        return input is { Files: > 1 }
            ? input
            : throw new UsageException($"{folder} does not have airports.csv and flights*.json, flights*.jsonl or flights*.parquet; eng/make-flights makes such a folder.");

        string[] Flights(string extension) => [.. Directory.EnumerateFiles(folder, "flights*" + extension)
            .Where(file => Path.GetExtension(file) == extension)
            .Order(StringComparer.Ordinal)];
    }
}
