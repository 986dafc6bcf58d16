using System.IO.Compression;
using System.Text;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Buckets;

/// <summary><c>cat</c> and <c>schema</c> of what is in a bucket.</summary>
public sealed class BucketFileTests(RgwServer server)
{
    [Theory]
    [InlineData("a.csv")]
    [InlineData("deep/er/ a b+c%20?#&=ö日本🙂.csv")]
    [InlineData("100%/[x]{y}*.csv")]
    public async Task A_file_is_read_by_its_key_as_it_is(string key)
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync(key, "id;name\n1;Ann\n2;Bö\n");

        var cat = await bucket.RunAsync("cat", bucket.Address(key), "--where", "id > 1");
        var schema = await bucket.RunAsync("schema", bucket.Address(key));

        Assert.Equal((0, "{\"id\":\"2\",\"name\":\"Bö\"}\n", ""), cat);
        Assert.Equal((0, "columns:\n  id: int64\n  name: string\n", ""), schema);
    }

    [Theory]
    [InlineData("lake")]
    [InlineData("lake/")]
    [InlineData("")]
    public async Task A_folder_is_read_in_the_order_of_its_keys_without_hidden_ones(string folder)
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("lake/", "");
        await bucket.WriteAsync("lake/b.jsonl", "{\"n\":2}\n");
        await bucket.WriteAsync("lake/a/part.csv.gz", Gzip("n\n1\n"));
        await bucket.WriteAsync("lake/a_$folder$", "");
        await bucket.WriteAsync("lake/readme.txt", "no data");
        await bucket.WriteAsync("lake/_log/c.jsonl", "{\"n\":3}\n");
        await bucket.WriteAsync("lake/.hidden.jsonl", "{\"n\":4}\n");
        if (folder.Length > 0)
        {
            await bucket.WriteAsync("lakeside.jsonl", "{\"n\":5}\n");
        }

        var (exitCode, output, error) = await bucket.RunAsync("cat", bucket.Address(folder));

        Assert.Equal((0, "{\"n\":\"1\"}\n{\"n\":2}\n", ""), (exitCode, output, error));
    }

    [Fact]
    public async Task A_bucket_without_a_slash_is_all_of_it()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("x/y.jsonl", "{\"n\":1}\n");

        Assert.Equal((0, "{\"n\":1}\n", ""), await bucket.RunAsync("cat", $"S3://{bucket.Name}"));
    }

    [Fact]
    public async Task A_folder_of_more_than_one_page_is_listed_to_its_end_and_rows_in_demand_end_it_early()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await Parallel.ForAsync(0, 1005, TestContext.Current.CancellationToken, async (i, _) => await bucket.WriteAsync($"many/{i:D4}.jsonl", $"{{\"n\":{i}}}\n"));

        var first = await bucket.RunAsync("cat", bucket.Address("many/"), "--limit", "2");
        var last = await bucket.RunAsync("cat", bucket.Address("many/"), "--where", "n >= 1003");

        Assert.Equal((0, "{\"n\":0}\n{\"n\":1}\n", ""), first);
        Assert.Equal((0, "{\"n\":1003}\n{\"n\":1004}\n", ""), last);
    }

    [Fact]
    public async Task A_large_file_is_read_whole_and_its_beginning_alone_where_that_is_enough()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        var text = new StringBuilder("n,text\n");
        for (int i = 0; i < 300_000; i++)
        {
            text.Append(i).Append(',').Append('x', 60).Append('\n');
        }

        await bucket.WriteAsync("large.csv", text.ToString());

        var first = await bucket.RunAsync("cat", bucket.Address("large.csv"), "--limit", "1", "--columns", "n");
        var last = await bucket.RunAsync("cat", bucket.Address("large.csv"), "--where", "n = 299999", "--columns", "n");

        Assert.Equal((0, "{\"n\":\"0\"}\n", ""), first);
        Assert.Equal((0, "{\"n\":\"299999\"}\n", ""), last);
    }

    [Fact]
    public async Task Reading_is_cancelled()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("rows.jsonl", string.Concat(Enumerable.Repeat("{\"text\":\"" + new string('x', 1000) + "\"}\n", 20_000)));
        using var end = new CancellationTokenSource();
        using var error = new StringWriter();
        using var output = new CancellingStream(end);

        int exitCode = await TypedDaoTool.RunAsync(
            ["cat", bucket.Address("rows.jsonl"), "--endpoint", bucket.Endpoint], new ToolConsole(output, error), end.Token);

        Assert.Equal((1, "typeddao: cancelled."), (exitCode, error.ToString().TrimEnd()));
        Assert.True(output.Length < 10_000_000, $"{output.Length} bytes were printed.");
    }

    [Fact]
    public async Task Where_key_and_folder_have_one_name_the_slash_tells_which_is_meant()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("both.jsonl", "{\"n\":1}\n");
        await bucket.WriteAsync("both.jsonl/inner.jsonl", "{\"n\":2}\n");

        Assert.Equal((0, "{\"n\":1}\n", ""), await bucket.RunAsync("cat", bucket.Address("both.jsonl")));
        Assert.Equal((0, "{\"n\":2}\n", ""), await bucket.RunAsync("cat", bucket.Address("both.jsonl/")));
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_with_its_address()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("a/broken.jsonl", "{\"a\":1}\n{\"a\":");
        await bucket.WriteAsync("a/scalar.json", "[1]");
        await bucket.WriteAsync("b/data.bin", "x");

        Assert.StartsWith($"typeddao: {bucket.Address("a/broken.jsonl")}(2): ", await RefusalAsync(bucket, "a/broken.jsonl"));
        Assert.Equal($"typeddao: {bucket.Address("a/scalar.json")}(1): expected an object, found Number.", await RefusalAsync(bucket, "a/scalar.json"));
        Assert.Equal(
            $"typeddao: The format of '{bucket.Address("b/data.bin")}' cannot be told from its suffix. Name it: --format csv|tsv|jsonl|json|parquet.", await RefusalAsync(bucket, "b/data.bin"));
        Assert.Equal(
            $"typeddao: The folder '{bucket.Address("b/")}' holds no file whose format can be told from its suffix. Name it: --format csv|tsv|jsonl|json|parquet.",
            await RefusalAsync(bucket, "b"));
    }

    private static async Task<string> RefusalAsync(TestBucket bucket, string key)
    {
        var (exitCode, _, error) = await bucket.RunAsync("cat", bucket.Address(key));
        Assert.Equal(1, exitCode);
        return error.TrimEnd();
    }

    private static byte[] Gzip(string text)
    {
        using var result = new MemoryStream();
        using (var gzip = new GZipStream(result, CompressionLevel.Fastest))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return result.ToArray();
    }

    /// <summary>Cancels what writes to it.</summary>
    private sealed class CancellingStream(CancellationTokenSource end) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            end.Cancel();
            base.Write(buffer, offset, count);
        }

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            end.Cancel();
            base.Write(buffer);
        }
    }
}
