using System.Text.Json.Nodes;
using Amazon.S3.Model;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Buckets;

/// <summary><c>uploads</c>: what was begun and not completed.</summary>
public sealed class UploadsTests(RgwServer server)
{
    [Fact]
    public async Task They_are_listed_with_key_start_and_id()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        string first = await BeginAsync(bucket, "raw/a b ö.csv");
        await BeginAsync(bucket, "raw/z.csv");
        await BeginAsync(bucket, "rawest.csv");

        var (exitCode, text, counts) = await bucket.RunAsync("uploads", bucket.Address("raw"));
        var (_, json, _) = await bucket.RunAsync("uploads", bucket.Address("raw/a b ö.csv"), "--output", "json");

        Assert.Equal(0, exitCode);
        string[] lines = text.Split('\n');
        Assert.Equal(4, lines.Length);
        Assert.Matches("^key +started +id$", lines[0]);
        Assert.Matches($"^raw/a b ö\\.csv +\\d{{4}}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ +{first}$", lines[1]);
        Assert.StartsWith("raw/z.csv ", lines[2]);
        Assert.Equal($"{bucket.Address("raw")}: 2 unfinished uploads.", counts.TrimEnd());
        JsonNode report = JsonNode.Parse(json)!;
        Assert.False(report["removed"]!.GetValue<bool>());
        JsonNode upload = Assert.Single(report["uploads"]!.AsArray())!;
        Assert.Equal(("raw/a b ö.csv", bucket.Address("raw/a b ö.csv"), first), ((string?)upload["key"], (string?)upload["address"], (string?)upload["id"]));
    }

    [Fact]
    public async Task Young_ones_stay_unless_that_is_meant()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await BeginAsync(bucket, "a.csv");
        await BeginAsync(bucket, "b.csv");

        var kept = await bucket.RunAsync("uploads", bucket.Address(""), "--remove");
        var old = await bucket.RunAsync("uploads", bucket.Address(""), "--older-than", "10000000d");
        var (exitCode, removed, counts) = await bucket.RunAsync("uploads", bucket.Address(""), "--remove", "--older-than", "0s");
        var none = await bucket.RunAsync("uploads", bucket.Address(""));

        Assert.Equal((0, "", $"s3://{bucket.Name}: 2 unfinished uploads, 0 removed, 2 too young.{Environment.NewLine}"), kept);
        Assert.Equal((0, "", $"s3://{bucket.Name}: 2 unfinished uploads, 2 too young.{Environment.NewLine}"), old);
        Assert.Equal((0, $"s3://{bucket.Name}: 2 unfinished uploads, 2 removed."), (exitCode, counts.TrimEnd()));
        Assert.Equal(["key", "a.csv", "b.csv"], removed.TrimEnd().Split('\n').Select(line => line.Split(' ')[0]));
        Assert.Equal((0, "", $"s3://{bucket.Name}: 0 unfinished uploads.{Environment.NewLine}"), none);
    }

    [Fact]
    public async Task A_store_of_a_catalog_is_named_and_only_its_folder_is_looked_at()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();
        string catalog = tool.WriteCatalog($$"""
            stores:
              lake: { type: s3, bucket: {{bucket.Name}}, prefix: raw, endpoint: "{{bucket.Endpoint}}", path_style: true, objects: { a: { type: S3FileObject, suffix: csv } } }
              disk: { type: local, root: ROOT, objects: { b: { type: S3FileObject, suffix: csv } } }
              tables: { type: redshift, host: h, database: d, user: u, objects: { c: { type: RedshiftTableObject, columns: { id: int64 } } } }
            """);
        await BeginAsync(bucket, "raw/a.csv");
        await BeginAsync(bucket, "other/a.csv");

        var (exitCode, output, counts) = await Tool.RunAsync("uploads", "lake", "-c", catalog, "--output", "json");
        var disk = await Tool.RunAsync("uploads", "disk", "-c", catalog);
        var tables = await Tool.RunAsync("uploads", "tables", "-c", catalog);
        var nowhere = await Tool.RunAsync("uploads", "lakes", "-c", catalog);

        Assert.Equal((0, "store 'lake': 1 unfinished upload."), (exitCode, counts.TrimEnd()));
        Assert.Equal(bucket.Address("raw/a.csv"), (string?)JsonNode.Parse(output)!["uploads"]![0]!["address"]);
        Assert.Equal(
            (1, "", "typeddao: Store 'disk' has no unfinished uploads in environment 'default': its type 'local' keeps none. Name a store of type 's3', or an environment in which it is one."),
            (disk.ExitCode, disk.Output, disk.Error.TrimEnd()));
        Assert.Equal(
            (1, "", "typeddao: No referenced package implements the store type 'redshift' that store 'tables' has in environment 'default'. Add the package TypedDao.Postgres, or choose another environment."),
            (tables.ExitCode, tables.Output, tables.Error.TrimEnd()));
        Assert.Equal((1, "", "typeddao: The catalog has no store 'lakes'. Its stores are lake, disk, tables."), (nowhere.ExitCode, nowhere.Output, nowhere.Error.TrimEnd()));
    }

    [Fact]
    public async Task Who_may_not_is_told_so()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);

        var (exitCode, output, error) = await bucket.RunAsync("uploads", bucket.Address(""), "--profile", TestBucket.Guest);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("(403 AccessDenied", error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("-1d")]
    [InlineData("1w")]
    public async Task A_duration_that_is_none_makes_no_sense(string text)
    {
        var (exitCode, _, error) = await Tool.RunAsync("uploads", "s3://b", "--older-than=" + text);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"typeddao: --older-than takes a duration such as 90s, 5m, 2h or 1d, not '{text}'.", error);
    }

    private static async Task<string> BeginAsync(TestBucket bucket, string key)
    {
        InitiateMultipartUploadResponse begun = await bucket.Sdk.InitiateMultipartUploadAsync(
            new InitiateMultipartUploadRequest { BucketName = bucket.Name, Key = key }, TestContext.Current.CancellationToken);
        return begun.UploadId;
    }
}
