using System.Globalization;
using MakeFlights;
using TypedDao.Parquet.Tests;

namespace TypedDao.Samples.Medallion;

public sealed class MedallionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_real_flights_go_through_whole_and_a_second_run_leaves_every_file_identical()
    {
        using var folder = new TemporaryFolder();
        MedallionRun run = await MedallionRun.InAsync(folder.Path);

        run.AssertSucceeded();
        Assert.StartsWith("Flights from catalog/data · environment local\n", run.Process.Output, StringComparison.Ordinal);
        Assert.Equal((2, 2, 0), (run.Count("bronze", "found"), run.Count("bronze", "taken"), run.Count("bronze", "already there")));
        Assert.Equal((20_000, 20_000, 0), (run.Count("silver", "read"), run.Count("silver", "written"), run.Count("silver", "duplicates")));
        Assert.Equal((0, 0), (run.Count("silver", "unreadable"), run.Count("silver", "refused")));
        Assert.Equal((20_000, 90), (run.Count("gold", "read"), run.Count("gold", "by day")));
        Assert.Contains("\n  balance             20,000 read = 20,000 + 0 + 0 + 0\n", run.Process.Output, StringComparison.Ordinal);
        Assert.Contains('█', run.Process.Output);
        Assert.DoesNotContain("\r", run.Process.Output, StringComparison.Ordinal);

        SortedDictionary<string, string> lake = TemporaryFolder.Hashes(folder.Combine(".data"));
        Assert.Equal(
            TemporaryFolder.Hashes(AppContext.BaseDirectory)[Path.Combine("data", "flights-20k.json")],
            lake[Path.Combine("bronze", "flights_published", "flights-20k.json")]);

        MedallionRun again = await MedallionRun.InAsync(folder.Path);
        again.AssertSucceeded();
        Assert.Equal((0, 2), (again.Count("bronze", "taken"), again.Count("bronze", "already there")));
        Assert.Equal(lake, TemporaryFolder.Hashes(folder.Combine(".data")));
    }

    [Fact]
    public async Task Every_injected_defect_is_found_counted_and_kept()
    {
        using var folder = new TemporaryFolder();
        Manifest made = await Program.MakeAsync(
            MakeOptions.Parse(["--rows", "100000", "--seed", "7", "--output", folder.Combine("input"), "--rows-per-file", "30000",
                "--duplicates", "777", "--unknown-airports", "321", "--bad-dates", "211", "--malformed", "123"]),
            Token);

        MedallionRun run = await MedallionRun.InAsync(folder.Path, "--input", "input");
        run.AssertSucceeded();
        Assert.Equal(made.Files.Count + 1, run.Count("bronze", "taken"));
        Assert.Equal(made.Rows, run.Count("silver", "read"));
        Assert.Equal(made.Good, run.Count("silver", "written"));
        Assert.Equal(made.Duplicates, run.Count("silver", "duplicates"));
        Assert.Equal(made.BadDates + made.Malformed, run.Count("silver", "unreadable"));
        Assert.Equal(made.UnknownAirports, run.Count("silver", "refused"));
        Assert.Equal(made.Good, run.Count("gold", "read"));
        Assert.Contains($": date {made.BadDates}, whole row {made.Malformed}\n", run.Process.Output, StringComparison.Ordinal);

        // What the lake holds, read without the catalog, and without the product where it is text.
        int written = 0;
        foreach (LocalSource file in Flights(folder.Combine(".data", "silver", "flights")))
        {
            written += (await Json.ReadAsync(file)).Count;
        }

        Assert.Equal(made.Good, written);
        Assert.Equal(made.UnknownAirports, Lines("silver/flights_refused", "*"));
        Assert.Equal(made.BadDates + made.Malformed, Lines("bronze/flights_unreadable", "*"));
        await AssertPartitionedByDateAsync(folder.Combine(".data", "silver", "flights"));

        SortedDictionary<string, string> lake = TemporaryFolder.Hashes(folder.Combine(".data"));
        (await MedallionRun.InAsync(folder.Path, "--input", "input")).AssertSucceeded();
        Assert.Equal(lake, TemporaryFolder.Hashes(folder.Combine(".data")));

        long Lines(string directory, string pattern) => Directory
            .EnumerateFiles(folder.Combine([".data", .. directory.Split('/')]), pattern, SearchOption.AllDirectories)
            .Sum(file => File.ReadLines(file).LongCount());
    }

    [Fact]
    public async Task In_memory_it_writes_no_file()
    {
        using var folder = new TemporaryFolder();
        MedallionRun run = await MedallionRun.InAsync(folder.Path, "--environment", "test");
        run.AssertSucceeded();
        Assert.Contains("environment test", run.Process.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task Bronze_keeps_what_it_received_when_a_file_comes_again_with_other_content()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("input"));
        File.Copy(RealFlights.AirportsFile, folder.Combine("input", "airports.csv"));
        string row = """{"date":"2001/01/01 00:47","delay":66,"distance":1750,"origin":"DTW","destination":"LAS"}""";
        await File.WriteAllTextAsync(folder.Combine("input", "flights.json"), $"[{row}]", Token);
        (await MedallionRun.InAsync(folder.Path, "--input", "input")).AssertSucceeded();

        await File.WriteAllTextAsync(folder.Combine("input", "flights.json"), "[]", Token);
        MedallionRun run = await MedallionRun.InAsync(folder.Path, "--input", "input");
        Assert.Equal(2, run.Process.ExitCode);
        Assert.StartsWith("Bronze has another flights.json already and keeps what it received; ", run.Process.Error, StringComparison.Ordinal);
        Assert.Equal($"[{row}]", await File.ReadAllTextAsync(folder.Combine(".data", "bronze", "flights_published", "flights.json"), Token));
    }

    [Theory]
    [InlineData("--colour is not an option.", "--colour")]
    [InlineData("--input needs a value.", "--input")]
    [InlineData("nowhere does not have airports.csv and flights*.json, flights*.jsonl or flights*.parquet; eng/make-flights makes such a folder.", "--input", "nowhere")]
    public async Task A_wrong_command_line_says_what_is_wrong(string message, params string[] arguments)
    {
        using var folder = new TemporaryFolder();
        MedallionRun run = await MedallionRun.InAsync(folder.Path, arguments);
        Assert.Equal(2, run.Process.ExitCode);
        Assert.StartsWith(message + "\n", run.Process.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_environment_is_an_error()
    {
        using var folder = new TemporaryFolder();
        MedallionRun run = await MedallionRun.InAsync(folder.Path, "--environment", "tset");
        Assert.Equal(1, run.Process.ExitCode);
        Assert.Contains("tset", run.Process.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<LocalSource> Flights(string folder)
        => Directory.EnumerateFiles(folder, "*.parquet", SearchOption.AllDirectories).Select(file => new LocalSource(file));

    private static async Task AssertPartitionedByDateAsync(string folder)
    {
        string[] partitions = Directory.GetDirectories(folder);
        Assert.True(partitions.Length > 300, $"There are {partitions.Length} partitions.");
        foreach (string partition in partitions)
        {
            string name = Path.GetFileName(partition);
            Assert.StartsWith("flight_date=", name, StringComparison.Ordinal);
            var date = DateOnly.ParseExact(name["flight_date=".Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
            foreach (LocalSource file in Flights(partition))
            {
                Assert.All(await Json.ReadAsync(file), row =>
                {
                    Assert.False(row.TryGetProperty("flight_date", out _));
                    Assert.StartsWith($"{date:yyyy-MM-dd}T", row.GetProperty("departure").GetString(), StringComparison.Ordinal);
                });
            }
        }
    }
}
