using System.Globalization;

namespace MakeFlights;

/// <summary>What to make. Defects that are not given are some of the rows: in two million, as many as the usage text shows.</summary>
internal sealed record MakeOptions
{
    public const string Usage = """
        Makes input for samples/Medallion: real flights repeated over shifted dates, and a known number of defects.

          eng/make-flights --rows 2000000 --output DIR [--seed 42] [--rows-per-file 500000]
              [--duplicates 1000] [--unknown-airports 500] [--bad-dates 400] [--malformed 300]

        DIR gets flights-00001.jsonl and on, airports.csv, and manifest.json with the seed and the counts. --rows counts all
        rows, defects included. Equal options make equal files.
        """;

    public required long Rows { get; init; }

    public required string Output { get; init; }

    public ulong Seed { get; init; } = 42;

    public long RowsPerFile { get; init; } = 500_000;

    public required long Duplicates { get; init; }

    public required long UnknownAirports { get; init; }

    public required long BadDates { get; init; }

    public required long Malformed { get; init; }

    /// <summary>Rows that are neither repeated nor spoiled.</summary>
    public long Good => Rows - Duplicates - UnknownAirports - BadDates - Malformed;

    public static MakeOptions Parse(IReadOnlyList<string> arguments)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Count; i += 2)
        {
            string name = arguments[i];
            if (i + 1 == arguments.Count)
            {
                throw new UsageException($"{name} needs a value.");
            }

            given[name] = arguments[i + 1];
        }

        long rows = Take("--rows", null);
        var options = new MakeOptions
        {
            Rows = rows,
            Output = given.Remove("--output", out string? output) ? output : throw new UsageException("--output is missing."),
            Seed = (ulong)Take("--seed", 42),
            RowsPerFile = Math.Max(1, Take("--rows-per-file", 500_000)),
            Duplicates = Take("--duplicates", rows / 2_000),
            UnknownAirports = Take("--unknown-airports", rows / 4_000),
            BadDates = Take("--bad-dates", rows / 5_000),
            Malformed = Take("--malformed", rows * 3 / 20_000),
        };
        if (given.Count > 0)
        {
            throw new UsageException($"{given.Keys.First()} is not an option.");
        }

        return options.Good >= 0 && (options.Good > 0 || options.Duplicates == 0)
            ? options
            : throw new UsageException($"{rows} rows are too few for that many defects.");

        long Take(string name, long? absent)
        {
            if (!given.Remove(name, out string? text))
            {
                return absent ?? throw new UsageException($"{name} is missing.");
            }

            return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
                ? value
                : throw new UsageException($"{name} is a number, not '{text}'.");
        }
    }
}
