using System.Text;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Json;

public sealed class JsonLinesReadTests
{
    private static readonly Person Ann = new() { Id = 1, Name = "Ann", Email = "ann@example.org", Age = 30 };

    [Theory]
    [InlineData("""{"id":1,"name":"Ann","email":"ann@example.org","age":30}""")]
    [InlineData("""  { "id" : 1 , "name" : "Ann" , "email" : "ann@example.org" , "age" : 30 }  """)]
    [InlineData("""{"age":30,"email":"ann@example.org","name":"Ann","id":1}""")]
    [InlineData("""{"x":{"a":[1,{"b":"}\""}],"c":null},"id":1,"y":[],"name":"Ann","email":"ann@example.org","age":30,"z":-1.5e3}""")]
    [InlineData("""{"id":1,"name":"\u0041\u006en","email":"ann\u0040example.org","age":30}""")]
    [InlineData("""{"\u0069d":1,"name":"Ann","email":"ann@example.org","age":30}""")]
    [InlineData("""{"id":9,"name":"Bob","email":null,"age":1,"id":1,"name":"Ann","email":"ann@example.org","age":30}""")]
    [InlineData("""{"id":1.0,"name":"Ann","email":"ann@example.org","age":3e1}""")]
    public async Task Reads_the_row_whatever_the_form(string line)
    {
        Assert.Equal([Ann, Ann, Ann], (await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>($"{line}\n{line}\r\n{line}")).Good);
        Assert.Equal([Ann, Ann], (await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>($"\uFEFF\n{line}\n \t\r\n\n{line}\n\n")).Good);
        Assert.Equal([Ann, Ann], (await Support.Codecs.Json.ReadAsync<Person, PersonShape>($"[{line},{line}]")).Good);
        Assert.Equal([Ann, Ann], (await Support.Codecs.Json.ReadAsync<Person, PersonShape>($"\uFEFF \r\n[\r\n\t{line}\r\n\t,\r\n{line}\n]\n\n")).Good);
    }

    [Fact]
    public async Task Keys_that_come_and_go_and_change_their_order_are_found()
    {
        var result = await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>(
            """
            {"id":1,"name":"a","email":"e","age":1}
            {"id":2,"name":"b"}
            {"id":3,"new":1,"name":"c","age":3}
            {"name":"d","id":4,"age":null,"email":null}
            {"id":5, "name":"e", "email":"f", "age":5}
            {"id":6,"name":"g","email":"h","age":6}
            """);
        Assert.Equal(
            [
                new Person { Id = 1, Name = "a", Email = "e", Age = 1 },
                new Person { Id = 2, Name = "b" },
                new Person { Id = 3, Name = "c", Age = 3 },
                new Person { Id = 4, Name = "d" },
                new Person { Id = 5, Name = "e", Email = "f", Age = 5 },
                new Person { Id = 6, Name = "g", Email = "h", Age = 6 },
            ],
            result.Good);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \r\n")]
    [InlineData("\uFEFF")]
    public async Task A_file_without_lines_has_no_rows(string text)
        => Assert.Empty((await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>(text)).Good);

    [Theory]
    [InlineData("""{"id":1,"name":5}""", "name", "5", "expected string")]
    [InlineData("""{"id":"1","name":"Ann"}""", "id", "1", "expected int64")]
    [InlineData("""{"id":1.5,"name":"Ann"}""", "id", "1.5", "expected int64")]
    [InlineData("""{"id":01,"name":"Ann"}""", "id", "01", "expected int64")]
    [InlineData("""{"id":1-2,"name":"Ann"}""", "id", "1-2", "expected int64")]
    [InlineData("""{"id":null,"name":"Ann"}""", "id", "null", "expected int64")]
    [InlineData("""{"id":9223372036854775808,"name":"Ann"}""", "id", "9223372036854775808", "expected int64")]
    [InlineData("""{"id":1}""", "name", null, "expected string, found no value")]
    [InlineData("""{"id":1,"name":"\ud800"}""", "name", "\\ud800", "expected string")]
    [InlineData("""{"id":1,"name":"a","age":{"x":1}}""", "age", """{"x":1}""", "expected int32")]
    [InlineData("""{"id":1,"name":"a","age":true}""", "age", "true", "expected int32")]
    public async Task A_bad_value_names_its_column(string line, string column, string? value, string error)
    {
        var result = await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>($$"""{"id":7,"name":"x"}{{"\n"}}{{line}}{{"\n"}}{"id":8,"name":"y"}""");
        Assert.Equal([7L, 8], result.Rows.Select(person => person.Id));
        Assert.Equal(
            new RejectedRow { Source = "memory://data.txt", Line = 2, Column = column, Value = value, Error = error, Raw = line }, result.Reject);
    }

    [Theory]
    [InlineData("""{"id":1,"name":"Ann" """, "not valid JSON at byte 22: expected ',' or '}'")]
    [InlineData("""{"id":1,"name":"Ann"}x""", "not valid JSON at byte 22: expected the end of the line behind the value")]
    [InlineData("""{"id":1,"name":"Ann"}{"id":2}""", "not valid JSON at byte 22: expected the end of the line behind the value")]
    [InlineData("""{"id":1 "name":"Ann"}""", "not valid JSON at byte 9: expected ',' or '}'")]
    [InlineData("""{"id" 1}""", "not valid JSON at byte 7: expected ':'")]
    [InlineData("""{id:1}""", "not valid JSON at byte 2: expected a key in quotes")]
    [InlineData("""{"id":1,}""", "not valid JSON at byte 9: expected a key in quotes")]
    [InlineData("""{"id":}""", "not valid JSON at byte 7: expected a value")]
    [InlineData("""{"id":tru}""", "not valid JSON at byte 7: expected a value")]
    [InlineData("""{"id":1,"name":"Ann}""", "not valid JSON at byte 21: a string is not closed")]
    [InlineData("""{"id":1,"name":"A\x"}""", "not valid JSON at byte 18: not an escape of JSON")]
    [InlineData("""{"id":1,"name":"A\u12g4"}""", "not valid JSON at byte 18: not an escape of JSON")]
    [InlineData("{\"id\":1,\"name\":\"A\tb\"}", "not valid JSON at byte 18: a control character in a string is not escaped")]
    [InlineData("""{"id":1,"name":"A","x":01}""", "not valid JSON at byte 24: expected a number")]
    [InlineData("""{"id":1,"name":"A","x":[1,]}""", "not valid JSON at byte 27: expected a value")]
    [InlineData("""[1]""", "not valid JSON at byte 1: expected an object")]
    [InlineData("""null""", "not valid JSON at byte 1: expected an object")]
    public async Task A_line_that_is_no_object_is_a_bad_row(string line, string error)
    {
        foreach (string end in new[] { "\n{\"id\":8,\"name\":\"y\"}", "\r\n{\"id\":8,\"name\":\"y\"}\r\n" })
        {
            var result = await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>("\n" + line + end);
            Assert.Equal([8L], result.Rows.Select(person => person.Id));
            Assert.Equal((error, line.TrimEnd('\n'), 2L, null), (result.Reject.Error, result.Reject.Raw, result.Reject.Line, result.Reject.Column));
        }
    }

    [Fact]
    public async Task Nesting_is_bounded()
    {
        string Line(int depth) => $"{{\"id\":1,\"name\":\"a\",\"x\":{new string('[', depth)}{new string(']', depth)}}}";
        Assert.Single((await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>(Line(63))).Good);
        Assert.Equal(
            "not valid JSON at byte 87: values nest deeper than 64 levels",
            (await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>(Line(64))).Reject.Error);
        Assert.NotEmpty((await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>(Line(500_000))).Reject.Error);
    }

    [Fact]
    public async Task A_last_line_that_is_cut_off_is_a_bad_row()
    {
        var result = await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>("{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"na");
        Assert.Single(result.Rows);
        Assert.Equal(("not valid JSON at byte 12: a string is not closed", "{\"id\":2,\"na"), (result.Reject.Error, result.Reject.Raw));
    }

    [Fact]
    public async Task Text_that_is_not_UTF_8_is_rejected_line_by_line()
    {
        byte[] bytes = [.. "{\"id\":1,\"name\":\"Zoë\"}\n{\"id\":2,\"name\":\""u8, 0xE9, .. "\"}\n{\"id\":3,\"name\":\"東\"}"u8];
        var result = await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>(new MemoryFile(bytes));
        Assert.Equal(["Zoë", "東"], result.Rows.Select(person => person.Name));
        Assert.Equal(("the text is not valid UTF-8", 2L), (result.Reject.Error, result.Reject.Line));
    }

    [Fact]
    public async Task Escapes_are_resolved()
    {
        var result = await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>("""{"id":1,"name":"\"\\\/\b\f\n\r\t\u00e9\ud83c\udfef\u0000 x"}""");
        Assert.Equal("\"\\/\b\f\n\r\té🏯\0 x", Assert.Single(result.Good).Name);
    }

    [Fact]
    public async Task A_row_far_longer_than_the_buffer_is_read()
    {
        string name = new StringBuilder().Insert(0, "x\\n", 600_000).ToString();
        foreach (int piece in new[] { int.MaxValue, 5000 })
        {
            var lines = await Support.Codecs.JsonLines.ReadAsync<Person, PersonShape>(
                new MemoryFile($"{{\"id\":1,\"name\":\"{name}\"}}\n{{\"id\":2,\"name\":\"b\"}}", pieceSize: piece));
            Assert.Equal([1_200_000, 1], lines.Good.Select(person => person.Name.Length));
            var array = await Support.Codecs.Json.ReadAsync<Person, PersonShape>(
                new MemoryFile($"[{{\"id\":1,\"name\":\"{name}\"}},\n{{\"id\":2,\"name\":\"b\"}}]", pieceSize: piece));
            Assert.Equal([1_200_000, 1], array.Good.Select(person => person.Name.Length));
        }
    }
}
