using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Buckets;

/// <summary>Stores of type <c>s3</c> of a catalog, opened in the tool.</summary>
public sealed class BucketCatalogTests(RgwServer server)
{
    private const string Catalog = """
        stores:
          lake:
            type: s3
            bucket: BUCKET
            prefix: raw
            endpoint: ENDPOINT
            path_style: true
            object_tags: { team: data }
            objects:
              users: { type: S3FileObject, suffix: csv, columns: { id: int64, name: string } }
              events: { type: S3DirectoryObject, suffix: jsonl, format: jsonl, partition_keys: [day], columns: { day: date, n: int64 } }
        """;

    [Fact]
    public async Task Objects_of_a_bucket_are_read_and_their_columns_examined()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();
        string catalog = Write(tool, bucket);
        await bucket.WriteAsync("raw/users.csv", "id,name,phone\n1,Ann,017\n");
        await bucket.WriteAsync("raw/events/day=2025-01-07/a.jsonl", "{\"n\":1}\n");
        await bucket.WriteAsync("raw/events/day=2025-01-08/a.jsonl", "{\"n\":2}\n");

        var cat = await Tool.RunAsync("cat", "lake.events", "-c", catalog, "--where", "day > '2025-01-07'");
        var check = await Tool.RunAsync("check", catalog, "--environment", "default");
        var (exitCode, findings, error) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal((0, "{\"day\":\"2025-01-08\",\"n\":2}\n", ""), cat);
        Assert.Equal(0, check.ExitCode);
        Assert.DoesNotContain("TDAO2011", check.Output + check.Error, StringComparison.Ordinal);
        Assert.Equal(
            (0, "warning: lake.users: Files have the column 'phone', which is not declared and so not read.\n  Add it to the columns: phone: string?\n"), (exitCode, findings));
        Assert.EndsWith("0 errors, 1 warning, 0 notes.", error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bucket_that_is_not_there_is_an_error_of_its_store()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();
        string catalog = Write(tool, bucket, bucket.Name + "-gone");

        var (exitCode, findings, _) = await Tool.RunAsync("doctor", catalog);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"error: lake: Store 'lake' cannot be reached: The bucket '{bucket.Name}-gone' does not exist (404 NoSuchBucket", findings);
        Assert.EndsWith("\n  Create it, or correct 'bucket', 'endpoint' or 'region' of the store.\n", findings, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sample_is_read_from_a_bucket_by_its_environment_alone()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("bronze/airports.csv", "iata,name,city,state,country,latitude,longitude\nBER,Berlin Brandenburg,NA,NA,Germany,52.36,13.5\n");
        var result = await ToolProcess.RunAsync(
            ["cat", "bronze.airports", "--environment", "default", "-c", TestRepository.PathOf("samples", "Medallion", "catalog.yaml")],
            new()
            {
                ["AWS_ENDPOINT_URL_S3"] = bucket.Endpoint,
                ["AWS_ACCESS_KEY_ID"] = bucket.Server.Owner.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = bucket.Server.Owner.SecretKey,
                ["AWS_REGION"] = "us-east-1",
                ["FLIGHTS_BUCKET"] = bucket.Name,
            });

        Assert.Equal(
            (0, "{\"iata\":\"BER\",\"name\":\"Berlin Brandenburg\",\"city\":null,\"state\":null,\"country\":\"Germany\",\"latitude\":52.36,\"longitude\":13.5}\n", ""), result);
    }

    [Fact]
    public async Task An_endpoint_of_the_environment_serves_addresses_and_is_not_written_into_a_catalog()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("in/a.jsonl", "{\"n\":1}\n");

        var (exitCode, output, error) = await ToolProcess.RunAsync(
            ["pull", bucket.Address("in/a.jsonl")],
            new()
            {
                ["AWS_ENDPOINT_URL_S3"] = bucket.Endpoint.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
                ["AWS_ACCESS_KEY_ID"] = bucket.Server.Owner.AccessKey,
                ["AWS_SECRET_ACCESS_KEY"] = bucket.Server.Owner.SecretKey,
                ["AWS_REGION"] = "us-east-1",
            });

        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith($"stores:\n  data:\n    type: s3\n    bucket: {bucket.Name}\n    prefix: in\n    path_style: true\n    objects:\n", output);
    }

    [Fact]
    public async Task Without_credentials_it_is_said_where_they_are_looked_for()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);

        var (exitCode, output, error) = await ToolProcess.RunAsync(["cat", bucket.Address("a.csv"), "--endpoint", bucket.Endpoint], []);

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal(
            "typeddao: There are no credentials for S3: neither in the store nor where the SDK looks for them. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or 'profile', or 'access_key' and 'secret_key' of the store as placeholders.\n",
            error);
    }

    private static string Write(Tool tool, TestBucket bucket, string? name = null) => tool.WriteCatalog(
        Catalog.Replace("BUCKET", name ?? bucket.Name, StringComparison.Ordinal).Replace("ENDPOINT", bucket.Endpoint, StringComparison.Ordinal));
}
