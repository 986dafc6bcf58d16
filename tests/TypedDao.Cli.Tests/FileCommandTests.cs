using System.IO.Compression;
using System.Text;

namespace TypedDao.Cli.Tests;

public sealed class FileCommandTests
{
    [Fact]
    public async Task Cat_prints_a_csv_file_as_text()
    {
        using var tool = new Tool();
        string file = tool.Write("codes.csv", "\uFEFFcode,note\r\n007,\"a\nb\"\r\n8,\r\n");

        var (exitCode, output, _) = await Tool.RunAsync("cat", file);

        Assert.Equal(0, exitCode);
        Assert.Equal("{\"code\":\"007\",\"note\":\"a\\nb\"}\n{\"code\":\"8\",\"note\":\"\"}\n", output);
    }

    [Theory]
    [InlineData("rows.jsonl", "{\"a\":1,\"b\":[1,2]}\n{\"a\":12345678901234567890123,\"b\":null}\n")]
    [InlineData("rows.json", "[{\"a\":1,\"b\":[1,2]},\n {\"a\":12345678901234567890123,\"b\":null}]")]
    public async Task Cat_prints_json_with_exact_numbers(string name, string text)
    {
        using var tool = new Tool();

        var (exitCode, output, _) = await Tool.RunAsync("cat", tool.Write(name, text));

        Assert.Equal(0, exitCode);
        Assert.Equal("{\"a\":1,\"b\":[1,2]}\n{\"a\":12345678901234567890123,\"b\":null}\n", output);
    }

    [Fact]
    public async Task Schema_tells_the_narrowest_type_from_all_rows()
    {
        using var tool = new Tool();
        string file = tool.Write("users.csv", """
            id,zip,score,day,at,local,ok,note,empty
            1,01234,1,2025-01-07,2025-01-07T10:00:00Z,2025-01-07 10:00:00,true,x,
            2,99999,1.5,2025-01-08,2025-01-07T10:00:00+02:00,2025-01-07 11:00:00.25,false,,

            """);

        var (exitCode, output, _) = await Tool.RunAsync("schema", file);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            columns:
              id: int64
              zip: string
              score: double
              day: date
              at: timestamp
              local: timestamp_ntz
              ok: bool
              note: string?
              empty: string?

            """,
            output);
    }

    [Fact]
    public async Task Schema_of_json_has_lists_structs_and_missing_values()
    {
        using var tool = new Tool();
        string file = tool.Write("events.jsonl", """
            {"id":1,"tags":["a"],"device":{"os":"x","version":"1"},"big":12345678901234567890}
            {"id":2,"tags":[],"device":{"os":"y"},"extra":0.5,"big":1}
            """);

        var (exitCode, output, _) = await Tool.RunAsync("schema", file);

        Assert.Equal(0, exitCode);
        Assert.Equal(
            """
            columns:
              id: int64
              tags: list<string>
              device:
                type: struct
                columns:
                  os: string
                  version: string?
              big:
                type: "decimal(38,0)"
                as: string
              extra: double?

            """,
            output);
    }

    [Fact]
    public async Task A_folder_is_read_in_the_order_of_its_files_without_hidden_ones()
    {
        using var tool = new Tool();
        tool.Write("lake/b.jsonl", "{\"n\":2}\n");
        tool.Write("lake/a/part.csv.gz", Gzip("n\n1\n"));
        tool.Write("lake/_log/c.jsonl", "{\"n\":3}\n");
        string folder = Path.GetDirectoryName(tool.Write("lake/.hidden.jsonl", "{\"n\":4}\n"))!;

        var (exitCode, output, _) = await Tool.RunAsync("cat", folder);

        Assert.Equal((0, "{\"n\":\"1\"}\n{\"n\":2}\n"), (exitCode, output));
    }

    [Theory]
    [InlineData("nothing.csv", null, "There is no file or folder")]
    [InlineData("data.bin", "x", "The format of '{0}' cannot be told from its suffix. Name it: --format csv|tsv|jsonl|json|parquet.")]
    [InlineData("broken.jsonl", "{\"a\":1}\n{\"a\":", "{0}(2): ")]
    [InlineData("scalar.json", "[1]", "{0}(1): expected an object, found Number.")]
    public async Task What_cannot_be_read_is_said(string name, string? text, string message)
    {
        using var tool = new Tool();
        string path = text is null ? Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}", name) : tool.Write(name, text);

        var (exitCode, _, error) = await Tool.RunAsync("cat", path);

        Assert.Equal(1, exitCode);
        Assert.Contains(string.Format(System.Globalization.CultureInfo.InvariantCulture, message, path), error, StringComparison.Ordinal);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
