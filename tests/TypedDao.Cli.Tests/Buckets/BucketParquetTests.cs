using TypedDao.Cli.Tests.Parquet;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Buckets;

/// <summary>Parquet files of a bucket, which are read by ranges.</summary>
public sealed class BucketParquetTests(RgwServer server)
{
    [Fact]
    public async Task A_file_is_read_filtered_and_described()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("raw/groups.parquet", ParquetData.Read("groups.parquet"));
        string file = bucket.Address("raw/groups.parquet");

        var (_, whole, _) = await bucket.RunAsync("cat", file);
        var (_, local, _) = await Tool.RunAsync("cat", ParquetData.Groups);

        Assert.Equal(local, whole);
        Assert.Equal((0, "{\"id\":0}\n", ""), await bucket.RunAsync("cat", file, "--columns", "id", "-n", "1"));
        Assert.Equal((0, "{\"text\":\"x\"}\n", ""), await bucket.RunAsync("cat", file, "--columns", "text", "--where", "id = 6143"));
        Assert.Equal((0, "columns:\n  id: int32?\n  noise: int64?\n  text: string?\n", ""), await bucket.RunAsync("schema", file));
    }

    [Fact]
    public async Task A_folder_is_read_and_pulled()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        using var tool = new Tool();
        await bucket.WriteAsync("raw/people/a.parquet", ParquetData.Read("names.parquet"));
        await bucket.WriteAsync("raw/people/b.parquet", ParquetData.Read("scores.parquet"));

        var cat = await bucket.RunAsync("cat", bucket.Address("raw/people/"));
        var (exitCode, yaml, _) = await bucket.RunAsync("pull", bucket.Address("raw/people/"), "--store", "lake");
        var init = await bucket.RunAsync("init", bucket.Address("raw/"), "--into", tool.Folder("app"));

        Assert.Equal((0, "{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2,\"score\":0.5}\n", ""), cat);
        Assert.Equal(0, exitCode);
        Assert.Contains("format: parquet\n        columns:\n          id: int32?\n          name: string?\n          score: double?\n", yaml, StringComparison.Ordinal);
        Assert.Equal((0, "{\"id\":2,\"score\":0.5}\n", ""), await Tool.RunAsync("cat", "lake.people", "-c", tool.WriteCatalog(yaml), "--columns", "id,score", "-w", "score > 0"));
        Assert.Equal(0, init.ExitCode);
        Assert.Contains("<PackageReference Include=\"TypedDao.Parquet\" ", await File.ReadAllTextAsync(tool.Folder("app/App.csproj")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_its_address()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("empty.parquet", "");
        await bucket.WriteAsync("types.csv", ParquetData.Read("types.parquet"));

        Assert.Equal(
            (1, "", $"typeddao: The Parquet file has 0 bytes, too few for a footer. [at {bucket.Address("empty.parquet")}]{Environment.NewLine}"),
            await bucket.RunAsync("cat", bucket.Address("empty.parquet")));
        Assert.Equal(
            (1, "", $"typeddao: '{bucket.Address("types.csv")}' is a Parquet file, which --format csv does not read. Leave --format away, or say --format parquet.{Environment.NewLine}"),
            await bucket.RunAsync("cat", bucket.Address("types.csv"), "--format", "csv"));
    }
}
