using TypedDao.CustomStore.Data.Pack;
using TypedDao.CustomStore.Support;

namespace TypedDao.CustomStore.Logfmt;

/// <summary>The text of values, and what is said of those that are none.</summary>
public sealed class LogfmtTests
{
    private static CancellationToken Stop => PackProof.Stop;

    [Theory]
    [InlineData("id=x ratio=1 price=1 kind=view text=a", "column 'id': 'x': the value is no int64")]
    [InlineData("id= ratio=1 price=1 kind=view text=a", "column 'id': '': the value is no int64")]
    [InlineData("ratio=1 price=1 kind=view text=a", "column 'id': the value is missing")]
    [InlineData("id=1 ratio=1e999 price=1 kind=view text=a", "column 'ratio': '1e999': the value is no double")]
    [InlineData("id=1 ratio=1 price=1.005 kind=view text=a", "column 'price': '1.005': the value is no decimal(4,2)")]
    [InlineData("id=1 ratio=1 price=100 kind=view text=a", "column 'price': '100': the value is no decimal(4,2)")]
    [InlineData("id=1 ratio=1 price=1e1 kind=view text=a", "column 'price': '1e1': the value is no decimal(4,2)")]
    [InlineData("id=1 ratio=1 price=1 kind=sale text=a", "column 'kind': 'sale': the value is no string")]
    [InlineData("id=1 ratio=1 price=1 kind=view", "column 'text': the value is missing")]
    [InlineData("id=1 id=2 ratio=1 price=1 kind=view text=a", "column 'id': '1': the key occurs twice")]
    [InlineData("id=1 text=\"a", "the value of 'text' has no end, or an escape that is none")]
    [InlineData("id=1 text=\"a\\x\"", "the value of 'text' has no end, or an escape that is none")]
    [InlineData("id=1 text=\"a\"b", "the value of 'text' has no end, or an escape that is none")]
    [InlineData("id=1 =2", "a pair has no key")]
    [InlineData("id=1 a\"b=2", "a pair has no key")]
    [InlineData("", "column 'id': the value is missing")]
    public async Task A_bad_row_is_told_with_its_place(string line, string error)
    {
        await using var proof = new PackProof();
        await proof.Context.Pack.Required.WriteTextAsync($"id=1 ratio=NaN price=-0.50 kind=cart text=\"\"\n{line}\n", Stop);
        BadRowException bad = await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Pack.Required.ReadAsync(Stop).ToListAsync(Stop));
        Assert.StartsWith($"{proof.Path}!/required.logfmt(2): {error}.", bad.Fact, StringComparison.Ordinal);
        Assert.Equal(line, bad.Row.Raw);
    }

    [Fact]
    public async Task Bytes_that_are_no_text_make_a_bad_row()
    {
        await using var proof = new PackProof();
        await proof.Context.Pack.Required.WriteAsync(new MemoryStream([.. "id=1 text="u8, 0xFF]), Stop);
        BadRowException bad = await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Pack.Required.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal("the line is not UTF-8", bad.Row.Error);
    }

    [Theory]
    [InlineData("text=a flag medium=3\r\nother=x", true, 3, "a", 2)]
    [InlineData("\uFEFFtext=\"a b\\n\\u00e9\\\"\" medium=-3\n", null, -3, "a b\né\"", 1)]
    [InlineData("  text=a   flag=false  ", false, null, "a", 1)]
    [InlineData("text=k=v", null, null, "k=v", 1)]
    public async Task Lines_are_read_as_other_programs_write_them(string text, bool? flag, int? medium, string value, int rows)
    {
        await using var proof = new PackProof();
        await proof.Context.Pack.Values.WriteTextAsync(text, Stop);
        List<Value> read = await proof.Context.Pack.Values.ReadAsync(Stop).ToListAsync(Stop);
        Assert.Equal(rows, read.Count);
        Assert.Equal((flag, medium, value), (read[0].Flag, read[0].Medium, read[0].Text));
    }

    [Fact]
    public async Task A_key_that_is_no_column_is_refused_where_the_format_says_so()
    {
        await using var proof = new PackProof("local");
        string bad = "id=1 kind=view other=2";
        await PutAsync(proof, bad);
        BadRowException error = await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Pack.Latest.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal("the key 'other' is no column", error.Row.Error);
    }

    [Fact]
    public async Task A_line_beyond_the_limit_ends_the_read()
    {
        await using var proof = new PackProof("local");
        string file = await PutAsync(proof, "id=1 kind=view\nid=2 kind=view note=" + new string('x', 200_000));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await proof.Context.Pack.Latest.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Equal(
            $"Line 2 is longer than 128 bytes. [at {file}] Raise 'longest_line' of the format, or check whether the file is logfmt.", error.Message);
    }

    [Fact]
    public async Task Columns_that_it_cannot_hold_are_refused_before_anything_is_written()
    {
        await using var proof = new PackProof();
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await proof.Context.Pack.Nested.WriteAsync([new Nested { Tags = ["a"] }], Stop));
        Assert.Equal("Column 'tags' is list<string>, which logfmt cannot hold.", error.Fact);
        Assert.Equal("Use a format with nested values, such as 'jsonl'.", error.Cure);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await proof.Context.Pack.Spaced.WriteAsync([new Spaced { AB = "a" }], Stop));
        Assert.Equal("Column 'a b' cannot be a key of logfmt, which has no space, '=', quote or control character.", error.Fact);
        Assert.False(await proof.Context.Pack.Nested.ExistsAsync(Stop));
    }

    [Fact]
    public async Task Values_that_columns_cannot_hold_are_refused_with_their_row()
    {
        await using var proof = new PackProof();
        var good = new Required { Id = 1, Ratio = 1, Price = 1, Kind = RequiredKind.View, Text = "a" };
        InvalidValueException error = await Assert.ThrowsAsync<InvalidValueException>(
            async () => await proof.Context.Pack.Required.WriteAsync([good, good with { Price = 1.005m }], Stop));
        Assert.Equal("Column 'price' cannot hold '1.005': it is no decimal(4,2).", error.Fact);
        Assert.Equal(2, error.Row);
        error = await Assert.ThrowsAsync<InvalidValueException>(async () => await proof.Context.Pack.Required.WriteAsync([good with { Text = "\uD83D" }], Stop));
        Assert.EndsWith("it is not well-formed Unicode.", error.Fact, StringComparison.Ordinal);
        Assert.False(await proof.Context.Pack.Required.ExistsAsync(Stop));
    }

    [Fact]
    public async Task Values_of_the_key_are_not_in_the_file()
    {
        await using var proof = new PackProof();
        var day = proof.Context.Pack.Days.For(date: new(2025, 1, 7));
        DayCount row = new() { Date = new(2025, 1, 7), Count = 3, Due = new(2025, 2, 1) };
        await day.WriteAsync([row], Stop);
        Assert.Equal("count=3 due=01.02.2025\n", await day.ReadTextAsync(Stop));
        Assert.Equal([row], await proof.Context.Pack.Days.ReadAsync(Stop).ToListAsync(Stop));
    }

    private static async Task<string> PutAsync(PackProof proof, string text)
    {
        string file = Path.Combine(proof.Path, "kept", "latest", "0000000000000000001.logfmt");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, Stop);
        return file;
    }
}
