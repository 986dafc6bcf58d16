namespace TypedDao.Cli.Tests.Parquet;

public sealed class ParquetCatTests
{
    [Fact]
    public async Task Values_are_printed_exactly_as_the_file_has_them()
    {
        var (exitCode, output, error) = await Tool.RunAsync("cat", ParquetData.Types);

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal(
            """
            {"id":1,"ok":true,"tiny":1,"small":-32768,"big":9223372036854775807,"wide":18446744073709551615,"single":0.1,"number":"NaN","money":"12.50","exact":"1234567890123456789012345678.0123456789","text":"Bö \"x\"","raw":"AP8=","uid":"00000000-0000-0000-0000-000000000001","day":"2025-01-07","hour":"10:00:00.5","instant":"2025-01-07T10:00:00.123456Z","local":"2025-01-07T10:00:00","nano":"2025-01-07T10:00:00.123456789","tags":[1,null],"counts":[{"key":"k","value":1}],"device":{"os":"x","version":1}}
            {"id":2,"ok":false,"tiny":-128,"small":0,"big":-9223372036854775808,"wide":0,"single":"Infinity","number":-0.0,"money":"-0.01","exact":"-1234567890123456789012345678.0123456789","text":"","raw":"","uid":"ffffffff-ffff-ffff-ffff-ffffffffffff","day":"+12025-01-07","hour":"23:59:59.999999","instant":"+12025-01-07T10:00:00Z","local":"1969-12-31T23:59:59.999999","nano":"1969-12-31T23:59:59.999999999","tags":[],"counts":[],"device":{"os":null,"version":2}}
            {"id":3,"ok":null,"tiny":null,"small":null,"big":null,"wide":null,"single":"-Infinity","number":1E+300,"money":null,"exact":"0.0000000001","text":null,"raw":null,"uid":null,"day":"-0043-03-15","hour":null,"instant":"-0043-03-15T10:00:00Z","local":null,"nano":null,"tags":null,"counts":null,"device":null}

            """,
            output);
    }

    [Fact]
    public async Task What_is_filtered_and_chosen_is_printed_exactly_too()
    {
        var (_, whole, _) = await Tool.RunAsync("cat", ParquetData.Types);
        var (exitCode, filtered, _) = await Tool.RunAsync("cat", ParquetData.Types, "--where", "id > 0 and (money is null or money is not null)");
        var (_, chosen, _) = await Tool.RunAsync("cat", ParquetData.Types, "--columns", "number, exact,day", "--where", "small = 0");

        Assert.Equal(0, exitCode);
        Assert.Equal(whole, filtered);
        Assert.Equal("{\"number\":-0.0,\"exact\":\"-1234567890123456789012345678.0123456789\",\"day\":\"+12025-01-07\"}\n", chosen);
    }

    [Fact]
    public async Task Csv_and_tables_have_the_same_values()
    {
        string[] columns = ["cat", ParquetData.Types, "--columns", "wide,number,exact,day,nano,tags", "-o"];

        var (_, csv, _) = await Tool.RunAsync([.. columns, "csv"]);
        var (_, table, _) = await Tool.RunAsync([.. columns, "table", "-n", "1"]);

        Assert.Equal(
            """
            wide,number,exact,day,nano,tags
            18446744073709551615,NaN,1234567890123456789012345678.0123456789,2025-01-07,2025-01-07T10:00:00.123456789,"[1,null]"
            0,-0.0,-1234567890123456789012345678.0123456789,+12025-01-07,1969-12-31T23:59:59.999999999,[]
            ,1E+300,0.0000000001,-0043-03-15,,

            """,
            csv);
        Assert.Equal(
            """
            wide                  number  exact                                    day         nano                           tags
            18446744073709551615  NaN     1234567890123456789012345678.0123456789  2025-01-07  2025-01-07T10:00:00.123456789  [1,null]

            """,
            table);
    }

    [Theory]
    [InlineData("ok", "1")]
    [InlineData("tiny < 0", "2")]
    [InlineData("small in (-32768, 1)", "1")]
    [InlineData("big = -9223372036854775808", "2")]
    [InlineData("wide = 18446744073709551615", "1")]
    [InlineData("wide is null", "3")]
    [InlineData("single > 0", "1 2")]
    [InlineData("single = -Infinity", "3")]
    [InlineData("number >= 0", "2 3")]
    [InlineData("number != number", "1")]
    [InlineData("money between -0.01 and 0", "2")]
    [InlineData("exact > 1234567890123456789012345678", "1")]
    [InlineData("exact < money", "2")]
    [InlineData("exact = 0.0000000001", "3")]
    [InlineData("text starts with 'Bö'", "1")]
    [InlineData("text = ''", "2")]
    [InlineData("text is null", "3")]
    [InlineData("raw = 'AP8='", "1")]
    [InlineData("raw = ''", "2")]
    [InlineData("raw is null", "3")]
    [InlineData("uid = 'ffffffff-ffff-ffff-ffff-ffffffffffff'", "2")]
    [InlineData("day = '2025-01-07'", "1")]
    [InlineData("day > '9999-12-31'", "2")]
    [InlineData("day < '0001-01-01'", "3")]
    [InlineData("hour <= '10:00:00.5'", "1")]
    [InlineData("instant = '2025-01-07T12:00:00.123456+02:00'", "1")]
    [InlineData("instant > '9999-12-31T23:59:59Z'", "2")]
    [InlineData("instant < '0001-01-01T00:00:00Z'", "3")]
    [InlineData("local < '1970-01-01'", "2")]
    [InlineData("nano = '2025-01-07T10:00:00.1234567'", "1")]
    [InlineData("tags is null", "3")]
    [InlineData("counts is not null", "1 2")]
    [InlineData("device is null", "3")]
    [InlineData("device.os is null", "2 3")]
    [InlineData("device.version = 2", "2")]
    [InlineData("false", "")]
    [InlineData("true", "1 2 3")]
    public async Task Rows_are_filtered_by_the_types_of_the_footer(string filter, string ids)
    {
        var (exitCode, output, error) = await Tool.RunAsync("cat", ParquetData.Types, "--where", filter, "--columns", "id", "-o", "csv");

        Assert.Equal((0, string.Empty), (exitCode, error));
        Assert.Equal($"id {ids}".TrimEnd(), output.TrimEnd().Replace('\n', ' '));
    }

    [Fact]
    public async Task All_row_groups_are_read()
    {
        var (_, output, _) = await Tool.RunAsync("cat", ParquetData.Groups, "--columns", "id");
        var (_, last, _) = await Tool.RunAsync("cat", ParquetData.Groups, "-w", "id in (0, 2047, 2048, 6143)", "--columns", "id", "-o", "csv");

        Assert.Equal(Enumerable.Range(0, 6144).Select(id => $"{{\"id\":{id}}}"), output.TrimEnd('\n').Split('\n'));
        Assert.Equal("id\n0\n2047\n2048\n6143\n", last);
    }

    [Theory]
    [InlineData("0", "")]
    [InlineData("1", "{\"id\":0}\n")]
    [InlineData("2", "{\"id\":0}\n{\"id\":1}\n")]
    public async Task The_limit_ends_the_read(string limit, string expected)
        => Assert.Equal((0, expected, string.Empty), await Tool.RunAsync("cat", ParquetData.Groups, "--columns", "id", "--limit", limit));

    [Fact]
    public async Task Files_of_a_folder_may_have_different_columns()
    {
        using var tool = new Tool();
        tool.Write("lake/a.snappy.parquet", ParquetData.Read("names.parquet"));
        tool.Write("lake/b/c.parquet", ParquetData.Read("scores.parquet"));
        tool.Write("lake/_metadata/d.parquet", ParquetData.Read("codes.parquet"));
        string folder = tool.Folder("lake");

        Assert.Equal((0, "{\"id\":1,\"name\":\"Ann\"}\n{\"id\":2,\"score\":0.5}\n", string.Empty), await Tool.RunAsync("cat", folder));
        Assert.Equal((0, "{\"score\":null,\"id\":1}\n{\"score\":0.5,\"id\":2}\n", string.Empty), await Tool.RunAsync("cat", folder, "--columns", "score,id"));
        Assert.Equal((0, "{\"id\":2}\n", string.Empty), await Tool.RunAsync("cat", folder, "--where", "name is null", "--columns", "id"));
        var (exitCode, output, error) = await Tool.RunAsync("cat", folder, "-o", "csv");
        Assert.Equal((0, "id,name\n1,Ann\n2,\n"), (exitCode, output));
        Assert.StartsWith("Left out: the columns score,", error);
    }

    [Fact]
    public async Task A_folder_may_hold_text_beside_it()
    {
        using var tool = new Tool();
        tool.Write("lake/a.jsonl", "{\"city\":\"Ulm\"}\n");
        tool.Write("lake/b.parquet", ParquetData.Read("names.parquet"));

        Assert.Equal((0, "{\"city\":\"Ulm\"}\n{\"id\":1,\"name\":\"Ann\"}\n", string.Empty), await Tool.RunAsync("cat", tool.Folder("lake")));
        Assert.Equal((0, "{\"id\":1,\"name\":\"Ann\"}\n", string.Empty), await Tool.RunAsync("cat", tool.Folder("lake"), "--where", "city is null"));
    }

    [Fact]
    public async Task Other_names_are_read_where_the_format_is_said()
    {
        using var tool = new Tool();
        string file = tool.Write("part-0001", ParquetData.Read("names.parquet"));

        Assert.Equal((0, "{\"id\":1,\"name\":\"Ann\"}\n", string.Empty), await Tool.RunAsync("cat", file, "--format", "parquet"));
    }
}
