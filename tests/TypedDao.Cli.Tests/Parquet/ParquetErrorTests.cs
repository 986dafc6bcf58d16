namespace TypedDao.Cli.Tests.Parquet;

/// <summary>What cannot be read is said in one line.</summary>
public sealed class ParquetErrorTests
{
    [Theory]
    [InlineData("empty.parquet", 0, "The Parquet file has 0 bytes, too few for a footer. [at {0}]")]
    [InlineData("short.parquet", 10, "The Parquet file has 10 bytes, too few for a footer. [at {0}]")]
    [InlineData("cut.parquet", 1000, "The Parquet file does not end with 'PAR1': it is of another format, or cut off. [at {0}]")]
    public async Task A_file_that_is_cut_off(string name, int length, string message)
    {
        using var tool = new Tool();
        string file = tool.Write(name, ParquetData.Read("types.parquet")[..length]);

        Assert.Equal((1, string.Empty, Line(message, file)), await Tool.RunAsync("cat", file));
        Assert.Equal((1, string.Empty, Line(message, file)), await Tool.RunAsync("schema", file));
        Assert.Equal((1, string.Empty, Line(message, file)), await Tool.RunAsync("pull", file));
    }

    [Fact]
    public async Task A_file_whose_pages_are_damaged()
    {
        using var tool = new Tool();
        byte[] content = ParquetData.Read("groups.parquet");
        Array.Clear(content, 4, 100);
        string file = tool.Write("damaged.parquet", content);

        var (exitCode, output, error) = await Tool.RunAsync("cat", file, "--columns", "id");

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.StartsWith("typeddao: The Parquet file is damaged in column 'id', in the page at byte 4: ", error);
        Assert.EndsWith($" [at {file}]", error.TrimEnd());
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task An_encrypted_file()
    {
        string file = ParquetData.PathOf("encrypted.parquet");

        Assert.Equal((1, string.Empty, Line("The Parquet file has an encrypted footer, which cannot be read. [at {0}]", file)), await Tool.RunAsync("cat", file));
    }

    [Fact]
    public async Task A_file_of_another_format()
    {
        using var tool = new Tool();
        string file = tool.Write("orders.csv", "id,name\n1,Ann\n");

        Assert.Equal(
            (1, string.Empty, Line("The Parquet file does not end with 'PAR1': it is of another format, or cut off. [at {0}]", file)),
            await Tool.RunAsync("cat", file, "--format", "parquet"));
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("tsv")]
    [InlineData("json")]
    [InlineData("jsonl")]
    public async Task A_format_that_the_file_is_not_of(string format)
        => Assert.Equal(
            (1, string.Empty, Line($"'{{0}}' is a Parquet file, which --format {format} does not read. Leave --format away, or say --format parquet.", ParquetData.Types)),
            await Tool.RunAsync("cat", ParquetData.Types, "--format", format));

    [Fact]
    public async Task A_format_that_a_file_of_a_folder_is_not_of()
    {
        using var tool = new Tool();
        tool.Write("lake/a.csv", "id\n1\n");
        string file = tool.Write("lake/b.parquet", ParquetData.Read("names.parquet"));

        var (exitCode, _, error) = await Tool.RunAsync("cat", tool.Folder("lake"), "--format", "csv");

        Assert.Equal((1, Line("'{0}' is a Parquet file, which --format csv does not read. Leave --format away, or say --format parquet.", file)), (exitCode, error));
    }

    [Fact]
    public async Task A_format_that_there_is_not()
    {
        var (exitCode, _, error) = await Tool.RunAsync("cat", ParquetData.Types, "--format", "parq");

        Assert.Equal(2, exitCode);
        Assert.StartsWith("typeddao: --format takes one of csv, tsv, jsonl, json, parquet, not 'parq'.", error);
    }

    [Fact]
    public async Task A_column_that_there_is_not()
    {
        Assert.Equal((1, string.Empty, Line("There is no column 'nr'. The columns are id, noise, text.")), await Tool.RunAsync("cat", ParquetData.Groups, "--columns", "id,nr"));
        var (exitCode, _, error) = await Tool.RunAsync("cat", ParquetData.Groups, "--where", "nr = 1");
        Assert.Equal(1, exitCode);
        Assert.StartsWith("typeddao: --where cannot be read at character 1: no column is named 'nr'; there are id, noise, text.", error);
    }

    [Fact]
    public async Task A_column_that_no_file_of_a_folder_has()
    {
        using var tool = new Tool();
        tool.Write("lake/a.parquet", ParquetData.Read("names.parquet"));
        tool.Write("lake/b.parquet", ParquetData.Read("scores.parquet"));

        var (exitCode, _, error) = await Tool.RunAsync("cat", tool.Folder("lake"), "--columns", "id,nr");

        Assert.Equal((1, Line("No row that was printed has the column 'nr'. Their columns are id, name, score.")), (exitCode, error));
    }

    [Fact]
    public async Task A_folder_without_files()
    {
        using var tool = new Tool();
        tool.Write("lake/_SUCCESS", string.Empty);
        string folder = tool.Folder("lake");

        Assert.Equal(
            (1, string.Empty, Line("The folder '{0}' holds no file whose format can be told from its suffix. Name it: --format csv|tsv|jsonl|json|parquet.", folder)),
            await Tool.RunAsync("cat", folder));
        Assert.Equal((1, string.Empty, Line("The folder '{0}' holds no file.", folder)), await Tool.RunAsync("schema", folder, "--format", "parquet"));
    }

    private static string Line(string message, string? file = null) => $"typeddao: {message.Replace("{0}", file, StringComparison.Ordinal)}{Environment.NewLine}";
}
