using TypedDao.Cli.Tests.Discovery;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Buckets;

/// <summary>What <c>pull</c> and <c>init</c> make of a bucket; that the project builds and runs is tested with the packages.</summary>
public sealed class BucketDiscoveryTests(RgwServer server)
{
    [Fact]
    public async Task Pull_describes_partitions_and_compressed_files()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("raw/shop events/day=2025-01-07/a.jsonl", "{\"n\":1}\n");
        await bucket.WriteAsync("raw/shop events/day=2025-01-08/b.jsonl", "{\"n\":2,\"s\":\"ö\"}\n");

        var (exitCode, output, error) = await bucket.RunAsync("pull", bucket.Address("raw/shop events"), "--region", "eu-central-1");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            $$"""
            stores:
              data:
                type: s3
                bucket: {{bucket.Name}}
                prefix: raw
                region: eu-central-1
                endpoint: "{{bucket.Endpoint.TrimEnd('/')}}"
                path_style: true
                objects:
                  shop_events:
                    type: S3DirectoryObject
                    identifier: "shop events"
                    suffix: jsonl
                    format: jsonl
                    partition_keys: [day]
                    columns:
                      day: date
                      "n": int64
                      s: string?

            """,
            output);
    }

    [Fact]
    public async Task What_was_pulled_is_a_catalog_that_reads_it()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();
        await bucket.WriteAsync("a b/ö/orders.csv", "no;total\n1;2.5\n");
        var (_, yaml, _) = await bucket.RunAsync("pull", bucket.Address("a b/ö/orders.csv"), "--store", "lake");

        var cat = await Tool.RunAsync("cat", "lake.orders", "-c", tool.WriteCatalog(yaml));

        Assert.Contains("    prefix: \"a b/ö\"\n", yaml, StringComparison.Ordinal);
        Assert.Equal((0, "{\"no\":1,\"total\":2.5}\n", ""), cat);
    }

    [Fact]
    public async Task A_whole_bucket_is_no_object()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);

        var (exitCode, output, error) = await bucket.RunAsync("pull", bucket.Address(""));

        Assert.Equal(
            (1, "", $"typeddao: 's3://{bucket.Name}' is a whole bucket, which is no object. Name a file or folder in it, or begin with 'typeddao init s3://{bucket.Name}'."),
            (exitCode, output, error.TrimEnd()));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("lake/", "    prefix: lake\n")]
    public async Task Init_makes_a_store_of_the_bucket_and_references_its_package(string folder, string prefix)
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();
        await bucket.WriteAsync(folder + "users.csv", "id;name\n1;Ann\n");
        await bucket.WriteAsync(folder + "events/day=2025-01-07/a.jsonl", "{\"n\":1}\n");
        await bucket.WriteAsync(folder + "crm/users.csv", "id,email\n1,x\n");
        await bucket.WriteAsync(folder + "crm/orders.csv", "no,total\n1,2.5\n");
        await bucket.WriteAsync(folder + "monthly/", "");
        await bucket.WriteAsync(folder + "monthly/2025-01.csv", "a,b\n1,2\n");
        await bucket.WriteAsync(folder + "monthly/2025-02.csv", "a,b\n3,x\n");
        await bucket.WriteAsync(folder + "settings.json", "{\"a\":1}");

        var (exitCode, output, error) = await bucket.RunAsync("init", bucket.Address(folder), "--into", tool.Folder("shop"));

        Assert.Equal((0, string.Empty), (exitCode, output));
        Assert.StartsWith("left out: The file is a JSON object, not an array ", error);
        Assert.Contains($"{bucket.Address(folder)}settings.json", error, StringComparison.Ordinal);
        string yaml = await File.ReadAllTextAsync(tool.Folder("shop/catalog.yaml"), TestContext.Current.CancellationToken);
        Assert.Equal(
            $$"""
            stores:
              data:
                type: s3
                bucket: {{bucket.Name}}
            {{prefix}}    endpoint: "{{bucket.Endpoint.TrimEnd('/')}}"
                path_style: true
                objects:

            """ + ShopObjects.Yaml,
            yaml);
        string project = await File.ReadAllTextAsync(tool.Folder("shop/Shop.csproj"), TestContext.Current.CancellationToken);
        Assert.Contains("    <PackageReference Include=\"TypedDao\" Version=\"0.1.0\" />\n    <PackageReference Include=\"TypedDao.S3\" Version=\"0.1.0\" />\n", project, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_says_where_nothing_is()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();

        var empty = await bucket.RunAsync("init", bucket.Address(""), "--into", tool.Folder("app"));
        await bucket.WriteAsync("readme.txt", "x");
        var noData = await bucket.RunAsync("init", bucket.Address(""), "--into", tool.Folder("app"));
        var noFolder = await bucket.RunAsync("init", bucket.Address("readme.txt"), "--into", tool.Folder("app"));

        Assert.Equal((1, "", $"typeddao: The bucket 's3://{bucket.Name}' is empty.{Environment.NewLine}"), empty);
        Assert.Equal(
            (1, "", $"typeddao: The folder 's3://{bucket.Name}' holds no data that can be read: files named .parquet, .csv, .tsv, .jsonl, .ndjson or .json, those of text also with .gz or .br.{Environment.NewLine}"),
            noData);
        Assert.Equal((1, "", $"typeddao: There is no file or folder '{bucket.Address("readme.txt/")}'.{Environment.NewLine}"), noFolder);
        Assert.False(Directory.Exists(tool.Folder("app")));
    }
}
