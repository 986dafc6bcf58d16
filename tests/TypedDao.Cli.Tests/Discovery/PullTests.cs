using System.IO.Compression;
using System.Text;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Discovery;

public sealed class PullTests
{
    [Fact]
    public async Task A_csv_file_becomes_an_object_that_reads_it()
    {
        string path = TestRepository.PathOf("catalog", "data", "airports.csv");

        string yaml = await PullAsync(path);

        Assert.Equal(
            $"""
            stores:
              data:
                type: local
                root: {Path.GetDirectoryName(path)}
                objects:
                  airports:
                    type: S3FileObject
                    identifier: airports
                    suffix: csv
                    format: csv
                    columns:
                      iata: string
                      name: string
                      city: string
                      state: string
                      country: string
                      latitude: double
                      longitude: double

            """,
            yaml);
        Assert.Equal(3376, await CountAsync(yaml, "data.airports"));
    }

    [Fact]
    public async Task A_json_file_becomes_an_object_that_reads_it()
    {
        string yaml = await PullAsync(TestRepository.PathOf("catalog", "data", "flights-20k.json"), "--name", "flights", "--store", "bronze");

        Assert.Contains("      flights:\n        type: S3FileObject\n        identifier: flights-20k\n        suffix: json\n        format: json\n", yaml, StringComparison.Ordinal);
        Assert.Equal(20000, await CountAsync(yaml, "bronze.flights"));
    }

    [Fact]
    public async Task Delimiter_and_header_are_told_from_the_file()
    {
        using var tool = new Tool();

        var (_, yaml, error) = await Tool.RunAsync("pull", tool.Write("Sales 2024.csv.gz", Gzip("1;2,5;x\n2;3,5;\n")));

        Assert.Contains(
            """
                  sales_2024:
                    type: S3FileObject
                    identifier: "Sales 2024"
                    suffix: csv.gz
                    format:
                      type: csv
                      delimiter: ";"
                      header: false
                    columns:
                      column_1: int64
                      column_2: string
                      column_3: string?

            """,
            yaml,
            StringComparison.Ordinal);
        Assert.Contains("has no header as it seems: its first row holds values. If it has one, set 'header: true' and name the columns after it.", error, StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(yaml, "data.sales_2024"));
    }

    [Fact]
    public async Task Folders_that_name_columns_are_partitions()
    {
        using var tool = new Tool();
        string folder = tool.Folder("events");
        tool.Write("events/day=2025-01-07/region=a%2Fb/1.jsonl", "{\"id\":1,\"class\":\"x\"}\n");
        tool.Write("events/day=2025-01-08/region=__HIVE_DEFAULT_PARTITION__/2.jsonl", "{\"id\":2}\n");
        tool.Write("events/_log/3.jsonl", "{\"other\":2}\n");

        string yaml = await PullAsync(folder);

        Assert.Contains(
            """
                  events:
                    type: S3DirectoryObject
                    identifier: events
                    suffix: jsonl
                    format: jsonl
                    partition_keys: [day, region]
                    columns:
                      day: date
                      region: string?
                      id: int64
                      class: string?

            """,
            yaml,
            StringComparison.Ordinal);
        Assert.Equal(2, await CountAsync(yaml, "data.events"));
    }

    [Fact]
    public async Task Names_that_CSharp_cannot_have_get_another()
    {
        using var tool = new Tool();

        var (_, yaml, error) = await Tool.RunAsync("pull", tool.Write("city.csv", "%,city,clone,a b,a_b,\n1,b,c,d,e,f\n"), "--store", "system");

        Assert.Contains("  system:\n    type: local\n    name: SystemStore\n", yaml, StringComparison.Ordinal);
        Assert.Contains(
            """
                      "%":
                        type: int64
                        name: Value
                      city:
                        type: string
                        name: CityValue
                      clone:
                        type: string
                        name: CloneValue
                      "a b": string
                      a_b:
                        type: string
                        name: ABValue

            """,
            yaml,
            StringComparison.Ordinal);
        Assert.DoesNotContain("\"\"", yaml, StringComparison.Ordinal);
        Assert.EndsWith("city.csv' has a column without a name, which is left out: columns are found by their names.", error.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(yaml, "system.city"));
    }

    [Fact]
    public async Task Structs_named_like_what_is_generated_beside_a_row_get_another_name()
    {
        using var tool = new Tool();

        string yaml = await PullAsync(tool.Write("x.jsonl", """{"shape":{"a":1},"columns":{"b":2},"object":{"c":3}}"""));

        Assert.Contains("name: ShapeValue", yaml, StringComparison.Ordinal);
        Assert.Contains("name: ColumnsValue", yaml, StringComparison.Ordinal);
        Assert.Contains("name: ObjectValue", yaml, StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(yaml, "data.x"));
    }

    [Fact]
    public async Task Lists_of_structs_keep_their_columns()
    {
        using var tool = new Tool();

        string yaml = await PullAsync(tool.Write("orders.json", """[{"id":1,"lines":[{"sku":"a","big":12345678901234567890}]}]"""));

        Assert.Contains(
            """
                      lines:
                        type: list<struct>
                        columns:
                          sku: string
                          big:
                            type: "decimal(38,0)"
                            as: string

            """,
            yaml,
            StringComparison.Ordinal);
        Assert.Equal(1, await CountAsync(yaml, "data.orders"));
    }

    [Fact]
    public async Task A_header_alone_gives_nullable_text_and_nothing_at_all_gives_bytes()
    {
        using var tool = new Tool();

        string header = await PullAsync(tool.Write("header.csv", "a,b\n"));
        var (_, empty, error) = await Tool.RunAsync("pull", tool.Write("empty.csv", string.Empty));

        Assert.EndsWith("columns:\n          a: string?\n          b: string?\n", header, StringComparison.Ordinal);
        Assert.EndsWith("suffix: csv\n", empty, StringComparison.Ordinal);
        Assert.EndsWith("empty.csv' has no columns that can be told; without columns it is bytes.\n", error.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        await CheckAsync(empty);
    }

    [Theory]
    [InlineData("gs://bucket/key.csv", "typeddao: 'gs://bucket/key.csv' cannot be read: only files and folders can.")]
    [InlineData("nowhere.csv", "nowhere.csv'.")]
    public async Task What_is_not_there_is_said(string source, string message)
    {
        var (exitCode, output, error) = await Tool.RunAsync("pull", source);

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.EndsWith(message, error.TrimEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_one_object_is_said()
    {
        using var tool = new Tool();
        string folder = tool.Folder("mixed");
        string csv = tool.Write("mixed/a.csv", "a\n1\n");
        string jsonl = tool.Write("mixed/b.jsonl", "{}\n");
        string braces = tool.Write("a{b}.csv", "a\n1\n");
        string deep = tool.Write("deep.json", $$"""[{"a":{{string.Concat(Enumerable.Repeat("""{"a":""", 10))}}1{{new string('}', 10)}}}]""");

        Assert.Equal($"typeddao: The folder '{folder}' holds several formats: '{csv}' and '{jsonl}'. Name a file, or a folder of one format.", await RefusalAsync(folder));
        Assert.Equal($"typeddao: '{braces}' cannot be the key of an object: a key holds no '{{', '}}' or '\\'. Rename it.", await RefusalAsync(braces));
        Assert.Equal($"typeddao: '{deep}': the column 'a' nests more than 8 deep, which no column can. Flatten it first.", await RefusalAsync(deep));
    }

    [Theory]
    [InlineData("--name")]
    [InlineData("--store")]
    public async Task An_empty_name_is_usage(string option)
    {
        var (exitCode, _, error) = await Tool.RunAsync("pull", "a.csv", option, " ");

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"typeddao: {option} takes a name, not an empty text.", error, StringComparison.Ordinal);
    }

    internal static async Task<string> PullAsync(string path, params string[] options)
    {
        var (exitCode, output, error) = await Tool.RunAsync(["pull", path, .. options]);
        Assert.True(exitCode == 0, error);
        return output;
    }

    internal static async Task CheckAsync(string yaml)
    {
        using var tool = new Tool();
        var (exitCode, output, _) = await Tool.RunAsync("check", tool.Write("catalog.yaml", yaml));
        Assert.True(exitCode == 0, output + yaml);
    }

    /// <summary>Reads all rows through the catalog, after checking it; a bad row would end the read.</summary>
    internal static async Task<int> CountAsync(string yaml, string item)
    {
        await CheckAsync(yaml);
        using var tool = new Tool();
        var (exitCode, output, error) = await Tool.RunAsync("cat", item, "--catalog", tool.Write("catalog.yaml", yaml));
        Assert.True(exitCode == 0, error + yaml);
        return output.AsSpan().Count('\n');
    }

    internal static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static async Task<string> RefusalAsync(string source)
    {
        var (exitCode, output, error) = await Tool.RunAsync("pull", source);
        Assert.Equal((1, string.Empty), (exitCode, output));
        return error.TrimEnd();
    }
}
