using MakeFlights;
using TypedDao.Samples.Medallion;
using TypedDao.Samples.Readme;
using TypedDao.Tests;

namespace TypedDao.Samples.Buckets;

/// <summary>The samples over an S3 server by their environment alone: neither code nor catalog changes.</summary>
public sealed class SamplesInBucketTests(RgwServer server)
{
    [Fact]
    public async Task The_medallion_accounts_for_every_row_in_a_bucket_and_a_second_run_leaves_every_object_as_it_is()
    {
        using Bucket bucket = await Bucket.MakeAsync(server);
        using var folder = new TemporaryFolder();
        Manifest made = await Program.MakeAsync(
            MakeOptions.Parse(["--rows", "20000", "--seed", "7", "--output", folder.Combine("input"), "--rows-per-file", "6000",
                "--duplicates", "77", "--unknown-airports", "32", "--bad-dates", "21", "--malformed", "12"]),
            TestContext.Current.CancellationToken);
        Dictionary<string, string> variables = bucket.Variables("FLIGHTS_BUCKET");

        MedallionRun run = await MedallionRun.InAsync(folder.Path, variables, "--input", "input");

        run.AssertSucceeded();
        Assert.StartsWith("Flights from input · environment default\n", run.Process.Output, StringComparison.Ordinal);
        Assert.Equal(made.Files.Count + 1, run.Count("bronze", "taken"));
        Assert.Equal((made.Rows, made.Good, made.Duplicates), (run.Count("silver", "read"), run.Count("silver", "written"), run.Count("silver", "duplicates")));
        Assert.Equal((made.BadDates + made.Malformed, made.UnknownAirports), (run.Count("silver", "unreadable"), run.Count("silver", "refused")));
        Assert.Equal(made.Good, run.Count("gold", "read"));

        SortedDictionary<string, string> objects = await bucket.ObjectsAsync();
        Assert.Equal(made.Files.Order(StringComparer.Ordinal), objects.Keys.Where(IsReceived).Select(key => key[(key.LastIndexOf('/') + 1)..]).Order(StringComparer.Ordinal));
        Assert.Contains("bronze/airports.csv", objects.Keys);
        Assert.Equal(made.BadDates + made.Malformed, await LinesAsync("bronze/flights_unreadable/"));
        Assert.Equal(made.UnknownAirports, await LinesAsync("silver/flights_refused/"));
        Assert.Equal(run.Count("gold", "by day"), await LinesAsync("gold/delays_by_day/") - 1);
        Assert.True(objects.Keys.Count(key => key.StartsWith("silver/flights/flight_date=", StringComparison.Ordinal)) >= run.Count("gold", "by day"));
        Assert.Equal(["input"], Directory.EnumerateFileSystemEntries(folder.Path).Select(Path.GetFileName));

        (await MedallionRun.InAsync(folder.Path, variables, "--input", "input")).AssertSucceeded();
        Assert.Equal(objects, await bucket.ObjectsAsync());

        static bool IsReceived(string key) => key.StartsWith("bronze/flights_", StringComparison.Ordinal) && !key.StartsWith("bronze/flights_unreadable/", StringComparison.Ordinal);

        async Task<long> LinesAsync(string prefix)
        {
            long lines = 0;
            foreach (string key in objects.Keys.Where(key => key.StartsWith(prefix, StringComparison.Ordinal)))
            {
                lines += (await bucket.TextAsync(key)).Count(letter => letter == '\n');
            }

            return lines;
        }
    }

    [Fact]
    public async Task The_quick_start_runs_in_two_buckets_and_again()
    {
        using Bucket bronze = await Bucket.MakeAsync(server);
        using Bucket gold = await Bucket.MakeAsync(server);
        using var folder = new TemporaryFolder();
        Dictionary<string, string> variables = bronze.Variables("BRONZE_BUCKET");
        variables["GOLD_BUCKET"] = gold.Name;

        SampleProcess run = await SampleProcess.RunSampleAsync("Quickstart", folder.Path, variables);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(ReadmeCode.Single("text"), run.Output);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
        Assert.Equal(["orders/2025-01-07/orders.csv"], (await bronze.ObjectsAsync()).Keys);
        Assert.StartsWith("id,customer,amount,coupon\n1,Ada,12.50,", await bronze.TextAsync("orders/2025-01-07/orders.csv"), StringComparison.Ordinal);
        SortedDictionary<string, string> revenue = await gold.ObjectsAsync();
        Assert.StartsWith("revenue/", Assert.Single(revenue).Key, StringComparison.Ordinal);

        Assert.Equal(run, await SampleProcess.RunSampleAsync("Quickstart", folder.Path, variables));
        Assert.Equal(revenue, await gold.ObjectsAsync());
    }
}
