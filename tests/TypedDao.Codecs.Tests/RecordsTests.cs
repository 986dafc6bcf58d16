using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests;

public sealed class RecordsTests
{
    [Fact]
    public async Task CSV_gives_header_and_values_as_text()
    {
        await using var records = new CsvRecords(new MemoryFile("id,\"full name\"\n1,\"A,\"\"nn\"\"\"\n\n2,\n"), new CsvFormat());
        Assert.True(await records.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["id", "full name"], records.Columns);
        Assert.Equal((2, 2L, "1", "A,\"nn\""), (records.Count, records.Line, records.Text(0), records.Text(1)));
        Assert.True(records.IsQuoted(1));
        Assert.True(await records.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((4L, true, false), (records.Line, records.IsNull(1), records.IsNull(0)));
        Assert.Equal("2", Encoding.UTF8.GetString(records.Utf8(0)));
        Assert.Throws<ArgumentOutOfRangeException>(() => records.Text(2));
        Assert.False(await records.ReadAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task CSV_records_of_the_wrong_length_are_bad_or_padded()
    {
        await using var strict = new CsvRecords(new MemoryFile("a,b\n1\n"), new CsvFormat());
        var error = await Assert.ThrowsAsync<BadRowException>(async () => await strict.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal("memory://data.txt(2): expected 2 values, found 1.", error.Message);
        await using var lenient = new CsvRecords(new MemoryFile("a,b\n1\n1,2,3\n"), new CsvFormat { Ragged = RaggedRowPolicy.Pad });
        Assert.True(await lenient.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2, true, string.Empty), (lenient.Count, lenient.IsNull(1), lenient.Text(1)));
        Assert.True(await lenient.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2, "2"), (lenient.Count, lenient.Text(1)));
    }

    [Fact]
    public async Task JSON_gives_elements_as_they_are()
    {
        await using var lines = new JsonRecords(new MemoryFile("{\"a\": 1}\n\n[2]\nx\n"), new JsonLinesFormat());
        Assert.True(await lines.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((1L, "{\"a\": 1}"), (lines.Line, Encoding.UTF8.GetString(lines.Utf8)));
        Assert.True(await lines.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((3L, "[2]"), (lines.Line, Encoding.UTF8.GetString(lines.Utf8)));
        var error = await Assert.ThrowsAsync<BadRowException>(async () => await lines.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal("memory://data.txt(4): not valid JSON at byte 1: expected a value.", error.Message);

        await using var array = new JsonRecords(new MemoryFile("[{\"a\": 1},\n null ]"), new JsonFormat());
        Assert.True(await array.ReadAsync(TestContext.Current.CancellationToken));
        Assert.True(await array.ReadAsync(TestContext.Current.CancellationToken));
        Assert.Equal((2L, "null"), (array.Line, Encoding.UTF8.GetString(array.Utf8)));
        Assert.False(await array.ReadAsync(TestContext.Current.CancellationToken));
    }
}
