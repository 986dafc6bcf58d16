namespace TypedDao.Cli.Tests;

/// <summary>Files as they come: without rows, with rows that differ, of other dialects, in odd folders.</summary>
public sealed class OddFileTests
{
    [Fact]
    public async Task A_header_without_rows_still_names_columns()
    {
        using var tool = new Tool();
        string file = tool.Write("größen.csv", "id,größe,数\n");

        var (_, schema, _) = await Tool.RunAsync("schema", file);
        var (_, csv, _) = await Tool.RunAsync("cat", file, "-o", "csv");
        var (_, filtered, _) = await Tool.RunAsync("cat", file, "-o", "csv", "--where", "id is null", "--columns", "数,id");
        var (exitCode, _, error) = await Tool.RunAsync("cat", file, "--columns", "nope");

        Assert.Equal("columns:\n  id: string?\n  \"größe\": string?\n  \"数\": string?\n", schema);
        Assert.Equal(("id,größe,数\n", "数,id\n"), (csv, filtered));
        Assert.Equal((1, "typeddao: There is no column 'nope'. The columns are id, größe, 数."), (exitCode, error.TrimEnd()));
    }

    [Theory]
    [InlineData("empty.csv", "")]
    [InlineData("empty.jsonl", "")]
    [InlineData("empty.json", "[]")]
    public async Task A_file_of_nothing_has_no_columns_and_says_so(string name, string text)
    {
        using var tool = new Tool();
        string file = tool.Write(name, text);

        var (exitCode, output, error) = await Tool.RunAsync("schema", file);
        var (cat, rows, _) = await Tool.RunAsync("cat", file, "-o", "csv");

        Assert.Equal((0, "columns: {}\n"), (exitCode, output));
        Assert.Equal($"'{file}' has no columns that can be told: it holds neither a header nor rows.", error.TrimEnd());
        Assert.Equal((0, string.Empty), (cat, rows));
    }

    [Fact]
    public async Task The_delimiter_of_csv_is_told()
    {
        using var tool = new Tool();
        string file = tool.Write("semi.csv", "id;name\n1;a,b\n2;c\n");

        var (_, rows, _) = await Tool.RunAsync("cat", file, "--where", "id = 1");
        var (_, schema, _) = await Tool.RunAsync("schema", file);

        Assert.Equal("{\"id\":\"1\",\"name\":\"a,b\"}\n", rows);
        Assert.Equal("columns:\n  id: int64\n  name: string\n", schema);
    }

    [Theory]
    [InlineData("{\"a\":1}\n{\"a\":\"x\"}", "a", "numbers and texts")]
    [InlineData("{\"a\":true}\n{\"a\":[1]}\n{\"a\":null}", "a", "truth values and lists")]
    [InlineData("{\"a\":{}}\n{\"a\":null}", "a", "objects without columns")]
    [InlineData("{\"a\":{\"b\":1}}\n{\"a\":2}", "a", "numbers and objects")]
    [InlineData("{\"a\":{\"b\":[1,\"x\"]}}", "a.b[]", "numbers and texts")]
    public async Task Values_that_no_type_has_in_common_are_said_where_columns_are_told(string text, string column, string values)
    {
        using var tool = new Tool();
        string file = tool.Write("mix.jsonl", text);
        string expected = $"The column '{column}' holds {values}, which no type has in common: as a string, what is no text is a bad row. "
            + "Make the values alike, or say with 'on_error' what to do with bad rows.";

        var (_, _, ofSchema) = await Tool.RunAsync("schema", file);
        var (_, _, ofPull) = await Tool.RunAsync("pull", file);

        Assert.Equal(expected, ofSchema.TrimEnd());
        Assert.Equal($"'{file}': {expected}", ofPull.TrimEnd());
    }

    [Theory]
    [InlineData("1.5", "12345678901234567890")]
    [InlineData("1", "123456789012345678901234567890123456789012345")]
    public async Task Numbers_of_json_beyond_64_bits_can_be_read_as_what_they_are_told_to_be(string first, string second)
    {
        using var tool = new Tool();
        string file = tool.Write("big.jsonl", $"{{\"a\":{first}}}\n{{\"a\":{second}}}\n");

        var (_, yaml, error) = await Tool.RunAsync("pull", file);
        var (exitCode, rows, _) = await Tool.RunAsync("cat", "data.big", "--catalog", tool.Write("catalog.yaml", yaml));

        Assert.Equal(string.Empty, error);
        Assert.Contains("a: double\n", yaml, StringComparison.Ordinal);
        Assert.Equal((0, 2), (exitCode, rows.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length));
    }

    [Fact]
    public async Task Columns_that_the_first_row_does_not_have_are_not_lost_in_silence()
    {
        using var tool = new Tool();
        string file = tool.Write("rows.jsonl", "{\"a\":1}\n{\"b\":2,\"c\":3}\n");

        var (exitCode, output, error) = await Tool.RunAsync("cat", file, "-o", "csv");
        var (_, named, said) = await Tool.RunAsync("cat", file, "-o", "csv", "--columns", "c,a,c");
        var (missing, _, missed) = await Tool.RunAsync("cat", file, "--columns", "a,nope");

        Assert.Equal((0, "a\n1\n\"\"\n"), (exitCode, output));
        Assert.Equal("Left out: the columns b, c, which the first row does not have. Name the columns with --columns, or print with --output ndjson.", error.TrimEnd());
        Assert.Equal(("c,a\n,1\n3,\n", string.Empty), (named, said));
        Assert.Equal((1, "typeddao: No row that was printed has the column 'nope'. Their columns are a, b, c."), (missing, missed.TrimEnd()));
    }

    [Fact]
    public async Task A_link_that_leads_back_is_not_followed()
    {
        using var tool = new Tool();
        tool.Write("data/inner/rows.csv", "x\n1\n");
        Directory.CreateSymbolicLink(tool.Folder("data/inner/up"), tool.Folder("data"));
        Directory.CreateDirectory(tool.Folder("elsewhere"));
        tool.Write("elsewhere/more.csv", "x\n2\n");
        Directory.CreateSymbolicLink(tool.Folder("data/linked"), tool.Folder("elsewhere"));

        var (_, rows, _) = await Tool.RunAsync("cat", tool.Folder("data"));
        var (exitCode, _, _) = await Tool.RunAsync("init", tool.Folder("data"), "--into", tool.Folder("app"));

        Assert.Equal("{\"x\":\"1\"}\n{\"x\":\"2\"}\n", rows);
        Assert.Equal(0, exitCode);
        Assert.Equal(2, (await File.ReadAllTextAsync(tool.Folder("app/catalog.yaml"))).Split("S3FileObject").Length - 1);
    }

    [Theory]
    [InlineData("cat")]
    [InlineData("schema")]
    [InlineData("pull")]
    public async Task An_empty_text_is_no_source(string command)
    {
        var (exitCode, _, error) = await Tool.RunAsync(command, string.Empty);

        Assert.Equal((1, "typeddao: The source is an empty text. Name a file or folder."), (exitCode, error.TrimEnd()));
    }
}
