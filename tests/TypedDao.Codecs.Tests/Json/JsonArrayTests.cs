using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Json;

public sealed class JsonArrayTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n")]
    [InlineData("[]")]
    [InlineData("\uFEFF[ \r\n ]\n")]
    public async Task A_file_without_elements_has_no_rows(string text)
        => Assert.Empty((await Support.Codecs.Json.ReadAsync<Person, PersonShape>(text)).Good);

    [Fact]
    public async Task Elements_may_take_many_lines()
    {
        var result = await Support.Codecs.Json.ReadAsync<Person, PersonShape>(
            """
            [
              {
                "id": 1,
                "name": "Ann",
                "email": null,
                "age": 5
              },
              {
                "id": 2,
                "name": 7,
                "email": "x"
              },
              {
                "id": 3,
                "name": "Cid"
              }
            ]
            """.ReplaceLineEndings("\n"));
        Assert.Equal([new Person { Id = 1, Name = "Ann", Age = 5 }, new Person { Id = 3, Name = "Cid" }], result.Rows);
        Assert.Null(result.Error);
        Assert.Equal((8L, "name", "7"), (result.Reject.Line, result.Reject.Column, result.Reject.Value));
        Assert.StartsWith("{\n    \"id\": 2,", result.Reject.Raw, StringComparison.Ordinal);
        Assert.EndsWith("\"x\"\n  }", result.Reject.Raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"id":x,"name":"a,]}"}""", "not valid JSON at byte 7: expected a value")]
    [InlineData("""{"id":1,"name":"a" "b"}""", "not valid JSON at byte 20: expected ',' or '}'")]
    [InlineData("""{"id":1,"name":["a" "b"]}""", "not valid JSON at byte 21: expected ',' or ']'")]
    [InlineData("5", "not valid JSON at byte 1: expected an object")]
    [InlineData("null", "not valid JSON at byte 1: expected an object")]
    [InlineData("""[{"id":1}]""", "not valid JSON at byte 1: expected an object")]
    public async Task A_malformed_element_is_a_bad_row_and_reading_goes_on(string element, string error)
    {
        var result = await Support.Codecs.Json.ReadAsync<Person, PersonShape>($"[{{\"id\":1,\"name\":\"a\"}},\n{element} ,\n{{\"id\":2,\"name\":\"b\"}}]");
        Assert.Null(result.Error);
        Assert.Equal([1L, 2], result.Rows.Select(person => person.Id));
        Assert.Equal((error, element, 2L), (result.Reject.Error, result.Reject.Raw, result.Reject.Line));
    }

    [Theory]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "The file is a JSON object, not an array of objects (line 1). [at memory://data.txt] Use format jsonl where each line is an object; otherwise write the array that it holds to a file of its own.")]
    [InlineData("\n\nid,name\n", "The file is not JSON: it does not start with '[' (line 3). [at memory://data.txt] Look into the file, or set the format that it has.")]
    [InlineData("[{\"id\":1,\"name\":\"a\"}]\n[]", "The array ends, and more text follows (line 2). [at memory://data.txt] The file holds one array; use format jsonl for one object a line.")]
    [InlineData("[{\"id\":1,\"name\":\"a\"}\n{\"id\":2,\"name\":\"b\"}]", "Between two elements of the array ',' is missing (line 2). [at memory://data.txt] Put a comma there, or use format jsonl for one object a line.")]
    [InlineData("[{\"id\":1,\"name\":\"a\"},\n\n", "The file ends before its array does (line 3). [at memory://data.txt] It is truncated: write it again.")]
    [InlineData("[{\"id\":1,\"name\":\"a\"}", "The file ends before its array does (line 1). [at memory://data.txt] It is truncated: write it again.")]
    [InlineData("[{\"id\":1,\"name\":\"a\"},\n{\"id\":2,\"na", "The file ends within an element of its array (line 2). [at memory://data.txt] The element starts at that line: mend it, or write the file again.")]
    [InlineData("[{\"id\":1,\"name\":\"a\"},\n{\"id\":2,\"name\":x\"b\"},{\"id\":3,\"name\":\"c\"]", "An element of the array is not valid JSON (expected ',' or '}') and has no end (line 2). [at memory://data.txt] The element starts at that line: mend it, or write the file again.")]
    public async Task A_file_that_is_damaged_gives_the_rows_before_and_then_its_error(string text, string message)
    {
        var result = await Support.Codecs.Json.ReadAsync<Person, PersonShape>(text);
        Assert.Equal(text.StartsWith("[{", StringComparison.Ordinal) ? [1L] : [], result.Rows.Select(person => person.Id));
        Assert.Equal(ErrorKind.InvalidData, result.Error!.Kind);
        Assert.Equal(message, result.Error.Message);
    }

    [Fact]
    public async Task Writes_one_element_a_line()
    {
        Assert.Equal("[]\n", await Support.Codecs.Json.WriteTextAsync<Person, PersonShape>());
        Assert.Equal(
            "[\n{\"id\":1,\"name\":\"Ann\",\"email\":null,\"age\":5},\n{\"id\":2,\"name\":\"\\\"x\\\"\\n\",\"email\":\"é\\u0001\",\"age\":null}\n]\n",
            await Support.Codecs.Json.WriteTextAsync<Person, PersonShape>(
                new Person { Id = 1, Name = "Ann", Age = 5 }, new Person { Id = 2, Name = "\"x\"\n", Email = "é\u0001" }));
    }

    [Fact]
    public async Task A_row_with_a_value_that_cannot_be_held_leaves_a_valid_file()
    {
        using var stream = new MemoryStream();
        await using var writer = Support.Codecs.Json.OpenWriter<Person, PersonShape>(stream, new CodecWriteOptions { Key = "data.json" });
        Assert.Throws<InvalidValueException>(() => writer.Write(new Person { Id = 1, Name = "\udc00" }));
        writer.Write(new Person { Id = 2, Name = "b" });
        Assert.Throws<InvalidValueException>(() => writer.Write(new Person { Id = 3, Name = "x", Email = "\udc00" }));
        writer.Write(new Person { Id = 4, Name = "d" });
        await writer.CompleteAsync(TestContext.Current.CancellationToken);
        var result = await Support.Codecs.Json.ReadAsync<Person, PersonShape>(new MemoryFile(stream.ToArray()));
        Assert.Equal([2L, 4], result.Good.Select(person => person.Id));
    }

    [Fact]
    public async Task Columns_of_the_path_are_left_out_also_all_of_them()
    {
        Person[] rows = [new Person { Id = 1, Name = "Ann", Email = "e", Age = 2 }];
        Assert.Equal(
            "{\"name\":\"Ann\",\"age\":2}\n"u8.ToArray(),
            await Support.Codecs.JsonLines.WriteAsync<Person, PersonShape>(rows, pathColumns: new HashSet<string> { "id", "email" }));
        Assert.Equal(
            "{}\n"u8.ToArray(),
            await Support.Codecs.JsonLines.WriteAsync<Person, PersonShape>(rows, pathColumns: new HashSet<string> { "id", "name", "email", "age" }));
    }
}
