namespace TypedDao.Cli.Tests;

public sealed class CatWhereTests
{
    private const string Users = """
        id,name,email,balance,created_at
        1,Ann,ann@example.org,12.5,2025-01-07T10:00:00Z
        2,Bö,,,2025-01-08T12:00:00Z
        3,Cy,cy@example.org,7,2025-01-09T10:00:00Z
        """;

    private const string Partitioned = """
        stores:
          bronze:
            type: local
            root: ROOT
            objects:
              events:
                type: S3DirectoryObject
                suffix: jsonl
                format: jsonl
                partition_keys: [day]
                columns: { day: date, n: int64 }
        """;

    [Theory]
    [InlineData("id >= 2", "2 3")]
    [InlineData("email is null or balance > 10", "1 2")]
    [InlineData("created_at < '2025-01-08' and not name starts with 'B'", "1")]
    [InlineData("name = 'Bö'", "2")]
    [InlineData("false", "")]
    public async Task Rows_of_an_object_are_filtered(string filter, string ids)
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", Users);

        var (exitCode, output, error) = await Tool.RunAsync("cat", "bronze.users", "-c", catalog, "--where", filter, "--columns", "id", "-o", "csv");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal($"id {ids}".TrimEnd(), output.TrimEnd().Replace('\n', ' '));
    }

    [Fact]
    public async Task The_limit_counts_rows_that_match_and_a_filter_uses_columns_that_are_not_printed()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/users.csv", Users);
        string file = tool.Write("plain.csv", Users);

        var (_, ofObject, _) = await Tool.RunAsync("cat", "bronze.users", "-c", catalog, "-w", "email is not null", "--columns", "name", "-n", "2");
        var (_, ofFile, _) = await Tool.RunAsync("cat", file, "-w", "balance is not null", "--columns", "name", "-n", "2");

        Assert.Equal("{\"name\":\"Ann\"}\n{\"name\":\"Cy\"}\n", ofObject);
        Assert.Equal(ofObject, ofFile);
    }

    [Fact]
    public async Task Partitions_that_cannot_match_are_not_opened()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog(Partitioned);
        tool.Write("bronze/events/day=2025-01-07/a.jsonl", "{\"n\":1}\n{\"n\":2}\n");
        tool.Write("bronze/events/day=2025-01-08/a.jsonl", "this is no JSON");

        var (exitCode, output, error) = await Tool.RunAsync("cat", "bronze.events", "-c", catalog, "--where", "day = '2025-01-07' and n > 1");
        var (all, _, _) = await Tool.RunAsync("cat", "bronze.events", "-c", catalog, "--where", "n > 1");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal("{\"day\":\"2025-01-07\",\"n\":2}\n", output);
        Assert.Equal(1, all);
    }

    [Theory]
    [InlineData("id > 1", "2 3")]
    [InlineData("day between '2025-01-07' and '2025-01-08'", "1 2")]
    [InlineData("at >= '2025-01-08T12:00:00+02:00'", "2 3")]
    [InlineData("local = '2025-01-07T10:00:00'", "1")]
    [InlineData("score > 1 and ok", "2")]
    [InlineData("zip = '01234'", "1")]
    [InlineData("score is null", "3")]
    [InlineData("note = '' or note = 'x'", "1 2")]
    [InlineData("uid != '00000000-0000-0000-0000-000000000001'", "2 3")]
    public async Task Csv_without_a_catalog_is_filtered_by_the_types_that_its_rows_tell(string filter, string ids)
    {
        using var tool = new Tool();
        string file = tool.Write("rows.csv", """
            id,zip,score,day,at,local,ok,note,uid
            1,01234,1,2025-01-07,2025-01-07T10:00:00Z,2025-01-07 10:00:00,true,x,00000000-0000-0000-0000-000000000001
            2,99999,1.5,2025-01-08,2025-01-08T12:00:00+02:00,2025-01-07 11:00:00.25,True,,00000000-0000-0000-0000-000000000002
            3,10000,,2025-01-09,2025-01-08T12:00:00Z,2025-01-08 10:00:00,false,y,00000000-0000-0000-0000-000000000003
            """);

        var (exitCode, output, error) = await Tool.RunAsync("cat", file, "--where", filter, "--columns", "id", "-o", "csv");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal($"id {ids}", output.TrimEnd().Replace('\n', ' '));
    }

    [Theory]
    [InlineData("device.os = 'x'", "1")]
    [InlineData("device.version is null", "2 3")]
    [InlineData("device is null", "3")]
    [InlineData("tags is null", "2")]
    [InlineData("big > 12345678901234567889", "1")]
    [InlineData("mixed = '7'", "2")]
    public async Task Json_without_a_catalog_is_filtered_by_structs_lists_and_long_numbers(string filter, string ids)
    {
        using var tool = new Tool();
        string file = tool.Write("rows.jsonl", """
            {"id":1,"tags":["a"],"device":{"os":"x","version":"1"},"big":12345678901234567890,"mixed":"a"}
            {"id":2,"device":{"os":"y"},"big":1,"mixed":7}
            {"id":3,"tags":[],"device":null,"big":2,"mixed":null}
            """);

        var (exitCode, output, error) = await Tool.RunAsync("cat", file, "--where", filter, "--columns", "id", "-o", "csv");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal($"id {ids}", output.TrimEnd().Replace('\n', ' '));
    }

    [Theory]
    [InlineData("contry = 'DE'", "at character 1: no column is named 'contry'; there are id, name, email, balance, created_at.\n  contry = 'DE'\n  ^")]
    [InlineData("id >= 1 and", "at character 12: expected the name of a column, found the end.\n  id >= 1 and\n             ^")]
    [InlineData("name = '𝄞' and id = 'x'", "at character 22: 'x' is no value of 'id', which is int64.\n  name = '𝄞' and id = 'x'\n                      ^")]
    [InlineData("id\t= x", "at character 6: no column is named 'x'; there are id, name, email, balance, created_at.")]
    public async Task A_filter_that_cannot_be_read_is_said_with_its_place(string filter, string message)
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();

        var (exitCode, output, error) = await Tool.RunAsync("cat", "bronze.users", "-c", catalog, "--where", filter);

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.Equal($"typeddao: --where cannot be read {message}", error.ReplaceLineEndings("\n").TrimEnd('\n'));
    }

    [Fact]
    public async Task Of_a_long_filter_the_part_around_the_place_is_shown()
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        string filter = string.Concat(Enumerable.Repeat("id = 1 or ", 20)) + "oops = 1" + string.Concat(Enumerable.Repeat(" or id = 1", 20));

        var (_, _, error) = await Tool.RunAsync("cat", "bronze.users", "-c", catalog, "--where", filter);

        string[] lines = error.ReplaceLineEndings("\n").Split('\n');
        Assert.StartsWith("  …", lines[1]);
        Assert.EndsWith("…", lines[1]);
        Assert.Equal(lines[1].IndexOf("oops", StringComparison.Ordinal), lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--where", "id = 1")]
    [InlineData("--columns", "id")]
    public async Task Bytes_have_no_columns_to_filter_or_choose(string option, string value)
    {
        using var tool = new Tool();
        string catalog = tool.WriteCatalog();
        tool.Write("bronze/notes.txt", "x");

        var (exitCode, output, error) = await Tool.RunAsync("cat", "bronze.notes", "-c", catalog, option, value);

        Assert.Equal((1, string.Empty), (exitCode, output));
        Assert.Equal($"typeddao: 'bronze.notes' has no columns that {option} could name: it is bytes. Leave it away, or declare columns.", error.TrimEnd());
    }

    [Fact]
    public async Task A_file_without_rows_has_none_that_match()
    {
        using var tool = new Tool();

        var (exitCode, output, error) = await Tool.RunAsync("cat", tool.Write("empty.jsonl", string.Empty), "--where", "id = 1");

        Assert.Equal((0, string.Empty, string.Empty), (exitCode, output, error));
    }
}
