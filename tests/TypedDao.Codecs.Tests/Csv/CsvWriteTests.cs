using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Csv;

public sealed class CsvWriteTests
{
    [Fact]
    public async Task Quotes_only_what_needs_it()
    {
        string text = await Support.Codecs.Csv().WriteTextAsync<Person, PersonShape>(
            new Person { Id = 1, Name = "Ann Lee", Email = "a,b", Age = -3 },
            new Person { Id = 2, Name = "say \"hi\"", Email = "", Age = null },
            new Person { Id = 3, Name = "", Email = "x\ny" },
            new Person { Id = 4, Name = " Grüße 🏯 ", Email = "\r" });
        Assert.Equal(
            "id,name,email,age\n1,Ann Lee,\"a,b\",-3\n2,\"say \"\"hi\"\"\",\"\",\n3,,\"x\ny\",\n4, Grüße 🏯 ,\"\r\",\n",
            text);
    }

    [Fact]
    public async Task The_text_for_null_is_quoted_where_it_is_a_value()
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Null = "NULL", Header = false });
        Assert.Equal(
            "1,NULL,\"NULL\",NULL\n2,,,7\n",
            await codec.WriteTextAsync<Person, PersonShape>(
                new Person { Id = 1, Name = "NULL", Email = "NULL" }, new Person { Id = 2, Name = "", Email = "", Age = 7 }));
    }

    [Fact]
    public async Task Numbers_are_quoted_where_they_would_be_null_or_hold_the_delimiter()
    {
        var type = Schema.ColumnType.Of(Schema.ColumnKind.Int32).OrNull();
        Assert.Equal(
            "v\n\"0\"\n1\n0\n",
            await Cells.WriteAsync<int?, Rows.NullableShape<int, Rows.Int32Shape>>(Support.Codecs.Csv(new CsvFormat { Null = "0" }), type, 0, 1, null));
        Assert.Equal(
            "v\n\"-1\"\n1\n",
            await Cells.WriteAsync<int, Rows.Int32Shape>(Support.Codecs.Csv(new CsvFormat { Delimiter = '-' }), Schema.ColumnType.Of(Schema.ColumnKind.Int32), -1, 1));
    }

    [Fact]
    public async Task A_file_without_rows_has_its_header()
        => Assert.Equal("id,name,email,age\n", await Support.Codecs.Csv().WriteTextAsync<Person, PersonShape>());

    [Fact]
    public async Task Columns_of_the_path_are_left_out()
    {
        byte[] bytes = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(
            [new Person { Id = 1, Name = "Ann", Email = "e", Age = 2 }], pathColumns: new HashSet<string> { "id", "email" });
        Assert.Equal("name,age\nAnn,2\n"u8.ToArray(), bytes);
    }

    [Fact]
    public async Task In_a_file_of_one_column_an_empty_string_is_quoted()
    {
        var type = Schema.ColumnType.Of(Schema.ColumnKind.String);
        Assert.Equal("v\n\"\"\na\n", await Cells.WriteAsync<string, Rows.StringShape>(Support.Codecs.Csv(), type, "", "a"));
        Assert.Equal(
            "v\n\"\"\n\na\n",
            await Cells.WriteAsync<string?, Rows.OptionalShape<string, Rows.StringShape>>(Support.Codecs.Csv(), type.OrNull(), "", null, "a"));
    }

    [Fact]
    public async Task A_row_with_a_value_that_cannot_be_held_is_not_part_of_the_file()
    {
        using var stream = new MemoryStream();
        await using var writer = Support.Codecs.Csv().OpenWriter<Person, PersonShape>(stream, new CodecWriteOptions { Key = "data.csv" });
        writer.Write(new Person { Id = 1, Name = "Ann" });
        var error = Assert.Throws<InvalidValueException>(() => writer.Write(new Person { Id = 2, Name = "\ud800" }));
        Assert.Equal("Column 'name' cannot hold '\ud800': half of a surrogate pair stands alone, which is no text.", error.Message);
        writer.Write(new Person { Id = 3, Name = "Cid" });
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        Assert.Equal("id,name,email,age\n1,Ann,,\n3,Cid,,\n"u8.ToArray(), stream.ToArray());
    }

    [Fact]
    public async Task A_writer_that_is_given_up_hands_nothing_more_on()
    {
        using var stream = new MemoryStream();
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Compression = CompressionChoice.Gzip });
        await using (var writer = codec.OpenWriter<Person, PersonShape>(stream, new CodecWriteOptions { Key = "data.csv.gz" }))
        {
            writer.Write(new Person { Id = 1, Name = "Ann" });
            await writer.FlushAsync(TestContext.Current.CancellationToken);
        }

        long length = stream.Length;
        Assert.True(stream.CanWrite);
        Assert.True(length < 20, "The compressor wrote its end although the file was given up.");
    }

    [Fact]
    public async Task Write_asks_for_a_flush_when_much_is_buffered()
    {
        using var stream = new MemoryStream();
        await using var writer = Support.Codecs.Csv().OpenWriter<Person, PersonShape>(stream, new CodecWriteOptions { Key = "data.csv" });
        var row = new Person { Id = 1, Name = new string('x', 1000) };
        int rows = 0;
        while (!writer.Write(row))
        {
            rows++;
        }

        Assert.InRange(rows, 50, 1000);
        Assert.Equal(0, stream.Length);
        await writer.FlushAsync(TestContext.Current.CancellationToken);
        Assert.True(stream.Length > rows * 1000);
    }
}
