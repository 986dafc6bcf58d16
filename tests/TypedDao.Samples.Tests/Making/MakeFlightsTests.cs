using System.Globalization;
using System.Text.Json;
using MakeFlights;

namespace TypedDao.Samples.Making;

public sealed class MakeFlightsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 42, 0, 0, 0, 0)]
    [InlineData(30, 1, 10, 5, 5, 5)]
    [InlineData(7_000, 2, 300, 200, 100, 50)]
    [InlineData(90_000, 3, 500, 0, 1, 2)]
    public async Task It_makes_exactly_the_rows_that_it_says(long rows, ulong seed, long duplicates, long unknown, long badDates, long malformed)
    {
        using var folder = new TemporaryFolder();
        var options = new MakeOptions
        {
            Rows = rows,
            Seed = seed,
            Output = folder.Path,
            RowsPerFile = 20_000,
            Duplicates = duplicates,
            UnknownAirports = unknown,
            BadDates = badDates,
            Malformed = malformed,
        };
        Manifest manifest = await Program.MakeAsync(options, Token);

        RealFlights real = await RealFlights.ReadAsync(Token);
        var counts = new Dictionary<RowKind, long>();
        var seen = new HashSet<string>();
        foreach (string line in manifest.Files.SelectMany(file => File.ReadLines(folder.Combine(file))))
        {
            RowKind kind = KindOf(line, real, seen);
            counts[kind] = counts.GetValueOrDefault(kind) + 1;
        }

        Assert.Equal(
            [rows - duplicates - unknown - badDates - malformed, duplicates, unknown, badDates, malformed],
            Enum.GetValues<RowKind>().Select(kind => counts.GetValueOrDefault(kind)));
        Assert.Equal((rows + 19_999) / 20_000, manifest.Files.Count);
        Assert.Equal(manifest.Bytes, manifest.Files.Sum(file => new FileInfo(folder.Combine(file)).Length));
        Manifest kept = JsonSerializer.Deserialize(await File.ReadAllTextAsync(folder.Combine("manifest.json"), Token), ManifestJson.Default.Manifest)!;
        Assert.Equal((manifest.Seed, manifest.Rows, manifest.Good, manifest.Malformed), (kept.Seed, kept.Rows, kept.Good, kept.Malformed));
    }

    [Fact]
    public async Task Equal_options_make_equal_files_and_another_seed_others()
    {
        using var folder = new TemporaryFolder();
        SortedDictionary<string, string> first = await MakeAsync("first", 42);
        Assert.Equal(first, await MakeAsync("again", 42));
        Assert.NotEqual(first["flights-00001.jsonl"], (await MakeAsync("other", 43))["flights-00001.jsonl"]);

        async Task<SortedDictionary<string, string>> MakeAsync(string name, ulong seed)
        {
            await Program.MakeAsync(MakeOptions.Parse(["--rows", "5000", "--seed", $"{seed}", "--output", folder.Combine(name)]), Token);
            return TemporaryFolder.Hashes(folder.Combine(name));
        }
    }

    [Fact]
    public async Task Without_defects_only_real_flights_on_shifted_dates_are_made()
    {
        RealFlights real = await RealFlights.ReadAsync(Token);
        HashSet<Flight> routes = [.. real.Flights.Select(flight => flight with { Date = default })];
        Flight[] made = [.. new ShiftedFlights(real.Flights).Take(60_001)];
        Assert.Equal(60_001, made.Distinct().Count());
        Assert.All(made, flight => Assert.Contains(flight with { Date = default }, routes));
    }

    [Fact]
    public void Defects_that_are_not_given_are_some_of_the_rows()
    {
        var options = MakeOptions.Parse(["--rows", "2000000", "--output", "somewhere"]);
        Assert.Equal((1_000, 500, 400, 300), (options.Duplicates, options.UnknownAirports, options.BadDates, options.Malformed));
        Assert.Equal((42UL, 1_997_800), (options.Seed, options.Good));
    }

    [Theory]
    [InlineData("--rows is missing.", "--output", "x")]
    [InlineData("--output is missing.", "--rows", "1")]
    [InlineData("--rows needs a value.", "--output", "x", "--rows")]
    [InlineData("--rows is a number, not '2e6'.", "--output", "x", "--rows", "2e6")]
    [InlineData("--colour is not an option.", "--output", "x", "--rows", "1", "--colour", "red")]
    [InlineData("10 rows are too few for that many defects.", "--output", "x", "--rows", "10", "--malformed", "11")]
    [InlineData("10 rows are too few for that many defects.", "--output", "x", "--rows", "10", "--malformed", "9", "--duplicates", "1")]
    public void A_wrong_command_line_says_what_is_wrong(string message, params string[] arguments)
        => Assert.Equal(message, Assert.Throws<UsageException>(() => MakeOptions.Parse(arguments)).Message);

    [Fact]
    public async Task A_folder_that_holds_something_is_left_alone()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("mine.txt"), "mine", Token);
        UsageException error = await Assert.ThrowsAsync<UsageException>(
            () => Program.MakeAsync(MakeOptions.Parse(["--rows", "10", "--output", folder.Path]), Token));
        Assert.Equal($"the folder {folder.Path} is not empty.", error.Message);
    }

    [Fact]
    public void More_rows_than_can_differ_are_refused()
    {
        Flight[] real = [new(new(2001, 1, 1), 1, 2, "A", "B"), new(new(2001, 3, 31), 1, 2, "A", "B")];
        UsageException error = Assert.Throws<UsageException>(() => new ShiftedFlights(real).Take(1_000_000_000).First());
        Assert.StartsWith("--rows is too large: the real flights can be repeated ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_random_numbers_are_those_of_SplitMix64()
    {
        // The published algorithm's first numbers for this seed, of which a range takes the upper bits.
        var random = new SeededRandom(1234567);
        Assert.Equal([6457827717110365317 >> 32, 3203168211198807973 >> 32], [random.Next(1L << 32), random.Next(1L << 32)]);
    }

    private static RowKind KindOf(string line, RealFlights real, HashSet<string> seen)
    {
        JsonElement row;
        try
        {
            using var document = JsonDocument.Parse(line);
            row = document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return RowKind.Malformed;
        }

        return !DateTime.TryParseExact(row.GetProperty("date").GetString(), "yyyy/MM/dd HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? RowKind.BadDate
            : !real.Airports.Contains(row.GetProperty("origin").GetString()!) || !real.Airports.Contains(row.GetProperty("destination").GetString()!) ? RowKind.UnknownAirport
            : seen.Add(line) ? RowKind.Good
            : RowKind.Duplicate;
    }
}
