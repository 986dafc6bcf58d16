using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Csv;

public sealed class CsvReadTests
{
    private static readonly Person Ann = new() { Id = 1, Name = "Ann", Email = "ann@example.org", Age = 30 };

    [Theory]
    [InlineData("id,name,email,age\n1,Ann,ann@example.org,30\n")]
    [InlineData("id,name,email,age\r\n1,Ann,ann@example.org,30\r\n")]
    [InlineData("id,name,email,age\r1,Ann,ann@example.org,30\r")]
    [InlineData("id,name,email,age\n1,Ann,ann@example.org,30")]
    [InlineData("\uFEFFid,name,email,age\n1,Ann,ann@example.org,30\n")]
    [InlineData("id,name,email,age\n\n\r\n1,Ann,ann@example.org,30\n\n\n")]
    [InlineData("\"id\",\"name\",\"email\",\"age\"\n\"1\",\"Ann\",\"ann@example.org\",\"30\"\n")]
    [InlineData("age,email,name,id\n30,ann@example.org,Ann,1\n")]
    [InlineData("id,more,name,email,age,other\n1,x,Ann,ann@example.org,30,y\n")]
    [InlineData("id,name,,email,age,,\n1,Ann,x,ann@example.org,30,,\n")]
    public async Task Reads_the_row_whatever_the_form(string text)
        => Assert.Equal([Ann], (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(text)).Good);

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    [InlineData("id,name,email,age")]
    [InlineData("id,name,email,age\r\n")]
    public async Task A_file_without_rows_gives_none(string text)
        => Assert.Empty((await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(text)).Good);

    [Fact]
    public async Task Quotes_hold_delimiters_line_breaks_and_quotes()
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(
            "id,name,email\n1,\"a,b\",\"x\r\ny\"\n2,\"say \"\"hi\"\"\",\"\"\"\"\n3,\"\",\"\"\n");
        Assert.Equal(
            [new Person { Id = 1, Name = "a,b", Email = "x\r\ny" }, new Person { Id = 2, Name = "say \"hi\"", Email = "\"" }, new Person { Id = 3, Name = "", Email = "" }],
            result.Good);
    }

    [Fact]
    public async Task Quotes_within_unquoted_text_are_text()
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name\n1,5\" disk\n2,a\"b\"\n");
        Assert.Equal(["5\" disk", "a\"b\""], result.Good.Select(person => person.Name));
    }

    [Fact]
    public async Task Null_is_the_unquoted_text_in_nullable_columns_alone()
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Null = "NULL" });
        var result = await codec.ReadAsync<Person, PersonShape>("id,name,email,age\n1,NULL,NULL,NULL\n2,x,\"NULL\",5\n3,,,5\n");
        Assert.Equal(
            [new Person { Id = 1, Name = "NULL" }, new Person { Id = 2, Name = "x", Email = "NULL", Age = 5 }, new Person { Id = 3, Name = "", Email = "", Age = 5 }],
            result.Good);
    }

    [Fact]
    public async Task An_empty_value_is_null_unless_it_is_quoted()
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name,email,age\n1,,,\n2,\"\",\"\",\n");
        Assert.Equal([new Person { Id = 1, Name = "" }, new Person { Id = 2, Name = "", Email = "" }], result.Good);
    }

    [Fact]
    public async Task A_missing_nullable_column_is_null()
        => Assert.Equal(
            [new Person { Id = 1, Name = "Ann" }],
            (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("name,id\nAnn,1\n")).Good);

    [Fact]
    public async Task Without_header_columns_are_taken_by_position()
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Header = false });
        Assert.Equal([Ann], (await codec.ReadAsync<Person, PersonShape>("1,Ann,ann@example.org,30\n")).Good);
    }

    [Theory]
    [InlineData("data.tsv", null, "id\tname\n1\tA,nn\n")]
    [InlineData("data.TSV.gz", null, "id\tname\n1\tA,nn\n")]
    [InlineData("data.tsv", ';', "id;name\n1;A,nn\n")]
    [InlineData("data.csv", '|', "id|name\n1|A,nn\n")]
    public async Task The_suffix_tsv_means_tabs_unless_the_format_says_otherwise(string key, char? delimiter, string text)
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Delimiter = delimiter, Compression = CompressionChoice.None });
        Assert.Equal("A,nn", Assert.Single((await codec.ReadAsync<Person, PersonShape>(text, key)).Good).Name);
    }

    [Fact]
    public async Task Another_quote_leaves_the_usual_one_to_text()
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Quote = '\'' });
        Assert.Equal("\"it's\", he said", Assert.Single((await codec.ReadAsync<Person, PersonShape>("id,name\n1,'\"it''s\", he said'\n")).Good).Name);
    }

    [Fact]
    public async Task Trim_leaves_out_blanks_around_unquoted_values()
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Trim = true });
        var result = await codec.ReadAsync<Person, PersonShape>(" id , name,email ,age\t\n 1 ,  Ann Lee ,  ,\t30\n2, \" x, \" , \"\" , 5 \r\n");
        Assert.Equal(
            [new Person { Id = 1, Name = "Ann Lee", Age = 30 }, new Person { Id = 2, Name = " x, ", Email = "", Age = 5 }],
            result.Good);
    }

    [Fact]
    public async Task Ragged_rows_are_padded_and_cut_where_the_format_says_so()
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Ragged = RaggedRowPolicy.Pad });
        var result = await codec.ReadAsync<Person, PersonShape>("id,name,email,age\n1,Ann\n2,\"Bob\",b,7,extra,more\n3\n4,Cid,c,8\n");
        Assert.Equal(
            [new Person { Id = 1, Name = "Ann" }, new Person { Id = 2, Name = "Bob", Email = "b", Age = 7 }, new Person { Id = 4, Name = "Cid", Email = "c", Age = 8 }],
            result.Rows);
        Assert.Equal(("name", 4L, "3", null), (result.Reject.Column, result.Reject.Line, result.Reject.Raw, result.Reject.Value));
        Assert.Equal("expected string, found no value", result.Reject.Error);
    }

    [Fact]
    public async Task Characters_beyond_ASCII_and_NUL_are_kept()
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name,email\n1,Ōsaka 🏯,Grüße\n2,a\0b,東京\n");
        Assert.Equal(["Ōsaka 🏯", "a\0b"], result.Good.Select(person => person.Name));
        Assert.Equal(["Grüße", "東京"], result.Good.Select(person => person.Email));
    }

    [Fact]
    public async Task A_value_far_longer_than_the_buffer_is_read()
    {
        string name = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"{i}, \n"));
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>($"id,name\n1,\"{name}\"\n2,x\n");
        Assert.Equal([name, "x"], result.Good.Select(person => person.Name));
    }

    [Fact]
    public async Task In_a_file_of_one_nullable_column_an_empty_line_is_null()
    {
        var type = Schema.ColumnType.Of(Schema.ColumnKind.Int32).OrNull();
        var result = await Cells.ReadAsync<int?, Rows.NullableShape<int, Rows.Int32Shape>>(Support.Codecs.Csv(), type, "v\n1\n\n\"2\"\r\n\r\n3");
        Assert.Equal([1, null, 2, null, 3], result.Good.Select(cell => cell.Value));
    }

    [Fact]
    public async Task Values_of_the_path_beat_the_file()
    {
        var values = new Dictionary<string, string?> { ["id"] = "77", ["email"] = null };
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile("name,age,id\nAnn,3,5\n"), values);
        Assert.Equal([new Person { Id = 77, Name = "Ann", Age = 3 }], result.Good);
    }

    [Fact]
    public async Task Closing_the_reader_closes_the_file()
    {
        var file = new MemoryFile("id,name\n1,Ann\n");
        Assert.Single((await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(file)).Good);
        Assert.Equal(0, file.Open);
    }

    [Fact]
    public async Task A_cancelled_read_stops()
    {
        using var source = new CancellationTokenSource();
        await using var reader = Support.Codecs.Csv().OpenReader<Person, PersonShape>(new MemoryFile("id,name\n1,Ann\n"), new CodecReadOptions());
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.ReadAsync(new Person[4], source.Token));
    }

    [Fact]
    public async Task Half_of_Latin_1_is_rejected_row_by_row()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("id,name\n1,Ann\n2,"), 0xE9, .. Encoding.UTF8.GetBytes("\n3,Zoë\n")];
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(bytes));
        Assert.Equal([1L, 3], result.Rows.Select(person => person.Id));
        Assert.Equal(("the text is not valid UTF-8", "2,\uFFFD", 3L), (result.Reject.Error, result.Reject.Raw, result.Reject.Line));
    }
}
