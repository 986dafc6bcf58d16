using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Csv;

public sealed class CsvErrorTests
{
    [Fact]
    public async Task A_bad_value_names_line_column_value_and_what_was_expected()
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name,email,age\n1,\"a\nb\",,1\nx,Ann,,2\n3,Cid,,3\n");
        Assert.Equal([1L, 3], result.Rows.Select(person => person.Id));
        Assert.Equal(
            new RejectedRow { Source = "memory://data.txt", Line = 4, Column = "id", Value = "x", Error = "expected int64", Raw = "x,Ann,,2" },
            result.Reject);
        Assert.Equal("memory://data.txt(4): column 'id': 'x': expected int64.", result.Reject.ToString());
    }

    [Fact]
    public async Task The_first_bad_value_of_a_row_counts()
        => Assert.Equal("id", (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name,email,age\nx,Ann,,y\n")).Reject.Column);

    [Fact]
    public async Task Blanks_around_a_value_are_pointed_at()
        => Assert.Equal(
            "expected int64, without blanks around it (trim: true leaves them out)",
            (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name\n 1,Ann\n")).Reject.Error);

    [Theory]
    [InlineData("1,Ann,,3,4", "expected 4 values, found 5")]
    [InlineData("1,Ann", "expected 4 values, found 2")]
    [InlineData("1", "expected 4 values, found 1")]
    [InlineData("1,\"A,nn\",,3,4", "expected 4 values, found 5")]
    public async Task A_ragged_row_is_bad(string row, string error)
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>($"id,name,email,age\n{row}\n2,Bob,,\n");
        Assert.Equal([2L], result.Rows.Select(person => person.Id));
        Assert.Equal((error, row, 2L, null), (result.Reject.Error, result.Reject.Raw, result.Reject.Line, result.Reject.Column));
    }

    [Fact]
    public async Task Text_behind_a_closing_quote_makes_one_row_bad()
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name\n1,\"a\nb\"c,\"\n2,Bob\n3,\"Cid\"\n");
        Assert.Equal([2L, 3], result.Rows.Select(person => person.Id));
        Assert.Equal(("text follows a closing quote", "1,\"a\nb\"c,\"", 2L), (result.Reject.Error, result.Reject.Raw, result.Reject.Line));
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_makes_the_rest_one_bad_row()
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name\n1,Ann\n2,\"Bob\n3,Cid\n");
        Assert.Equal([1L], result.Rows.Select(person => person.Id));
        Assert.Equal(("a quote is opened and never closed", "2,\"Bob\n3,Cid\n", 3L), (result.Reject.Error, result.Reject.Raw, result.Reject.Line));
    }

    [Fact]
    public async Task The_raw_text_of_a_bad_row_has_its_quotes_as_they_were()
        => Assert.Equal(
            "x,\"say \"\"hi\"\"\",,",
            (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name,email,age\nx,\"say \"\"hi\"\"\",,\n")).Reject.Raw);

    [Fact]
    public async Task A_missing_column_names_what_is_expected_and_found()
    {
        TypedDaoException error = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,email\n1,x\n")).Error!;
        Assert.Equal(ErrorKind.SchemaMismatch, error.Kind);
        Assert.Equal(
            "The file has no column 'name'. Expected columns: id, name, email, age. Found: id, email. [at memory://data.txt] "
            + "Rename the column in the catalog or in the file, or make 'name' nullable with a ? behind its type; header: false reads by position.",
            error.Message);
    }

    [Theory]
    [InlineData("ID,name\n1,x\n", "Names are compared exactly: the file has 'ID'.")]
    [InlineData("id;name;email\n1;x;y\n", "The header looks as if its values were separated by ';': set delimiter: \";\" in the format.")]
    [InlineData("id\tname\n1\tx\n", "The header looks as if its values were separated by '\\t': set delimiter: \"\\t\" in the format.")]
    public async Task A_missing_column_comes_with_the_likely_cure(string text, string cure)
        => Assert.Equal(cure, (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(text)).Error!.Cure);

    [Fact]
    public async Task A_name_twice_in_the_header_is_an_error()
    {
        TypedDaoException error = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("id,name,id\n1,x,2\n")).Error!;
        Assert.Equal(ErrorKind.SchemaMismatch, error.Kind);
        Assert.Equal("The header has the column 'id' twice, as the 1st and the 3rd of 3. [at memory://data.txt] Rename one of them in the file.", error.Message);
    }

    [Fact]
    public async Task A_header_with_wrong_quotes_is_an_error()
    {
        TypedDaoException error = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>("\"id\"x,name\n1,x\n")).Error!;
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(
            "The header cannot be read: text follows a closing quote. [at memory://data.txt] Mend the first row of the file, or set header: false where it has none.",
            error.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UTF_16_is_named(bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("id,name\n1,Ann\n")];
        TypedDaoException error = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(bytes))).Error!;
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(
            "The file is UTF-16, not UTF-8. [at memory://data.txt] Convert it, for example with: iconv -f UTF-16 -t UTF-8.", error.Message);
    }

    [Fact]
    public async Task A_row_beyond_the_limit_is_an_error_that_names_its_line()
    {
        byte[] bytes = new byte[(64 * 1024 * 1024) + 1000];
        Array.Fill(bytes, (byte)'x');
        Encoding.UTF8.GetBytes("id,name\n1,Ann\n2,\"").CopyTo(bytes, 0);
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(bytes));
        Assert.Equal([1L], result.Rows.Select(person => person.Id));
        Assert.Equal(ErrorKind.InvalidData, result.Error!.Kind);
        Assert.Equal(
            "The row that starts at line 3 is longer than 64 MiB. [at memory://data.txt] Look for a quote that is opened there and never closed.",
            result.Error.Message);
    }

    [Fact]
    public async Task By_default_the_first_bad_row_ends_the_read_after_the_rows_before_it()
    {
        await using var reader = Support.Codecs.Csv().OpenReader<Person, PersonShape>(
            new MemoryFile("id,name\n1,Ann\n2,Bob\nx,Cid\n4,Dan\n"), new CodecReadOptions());
        var rows = new Person[10];
        Assert.Equal(2, await reader.ReadAsync(rows, TestContext.Current.CancellationToken));
        for (int i = 0; i < 2; i++)
        {
            BadRowException error = await Assert.ThrowsAsync<BadRowException>(async () => await reader.ReadAsync(rows, TestContext.Current.CancellationToken));
            Assert.Equal("memory://data.txt(4): column 'id': 'x': expected int64.", error.Message);
        }
    }

    [Theory]
    [InlineData(',', ',', "", "The CSV format has ',' as delimiter and as quote. Choose two different characters.")]
    [InlineData('é', '"', "", "The CSV format has 'é' (U+00E9) as delimiter. The delimiter is one ASCII character that is no letter, digit or line break.")]
    [InlineData(';', 'x', "", "The CSV format has 'x' (U+0078) as quote. The quote is one ASCII character that is no letter, digit or line break.")]
    [InlineData(';', '"', "a;b", "The CSV format has 'a;b' as text for null, which holds a delimiter, quote or line break. Choose a text that can stand unquoted between two delimiters.")]
    public void A_format_that_cannot_be_is_refused(char delimiter, char quote, string nullText, string message)
    {
        var format = new CsvFormat { Delimiter = delimiter, Quote = quote, Null = nullText };
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => new CsvCodecProvider().Create(format)).Message);
    }

    [Fact]
    public async Task A_value_of_the_path_that_is_none_of_its_column_is_an_error()
    {
        var values = new Dictionary<string, string?> { ["id"] = "x" };
        TypedDaoException error = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile("name\nAnn\n"), values)).Error!;
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(
            "The path gives 'x' for column 'id': expected int64. [at memory://data.txt] Rename the file or folder, or declare the column with the type that the path has.",
            error.Message);
    }
}
