using TypedDao.Codecs.Tests.Support;
using TypedDao.Rows;
using TypedDao.Schema;
using StringMap = System.Collections.Generic.IReadOnlyDictionary<string, int?>;
using StringMapShape = TypedDao.Rows.MapShape<string, int?, TypedDao.Rows.StringShape, TypedDao.Rows.NullableShape<int, TypedDao.Rows.Int32Shape>>;

namespace TypedDao.Codecs.Tests.Values;

public sealed class NestedTests
{
    private static readonly ColumnType Numbers = ColumnType.List(ColumnType.Of(ColumnKind.Int32).OrNull());
    private static readonly ColumnType Names = ColumnType.Map(ColumnType.Of(ColumnKind.String), ColumnType.Of(ColumnKind.Int32).OrNull());
    private static readonly ColumnType Days = ColumnType.Map(ColumnType.Of(ColumnKind.Int64), ColumnType.List(ColumnType.Of(ColumnKind.Date)));

    private static readonly ColumnType DeviceType = ColumnType.Struct(new RowSchema(
        new("os", ColumnType.Of(ColumnKind.String)), new("version", ColumnType.Of(ColumnKind.String).OrNull()), new("sizes", Numbers)));

    [Theory]
    [InlineData("[]", new int[0])]
    [InlineData("[1]", new[] { 1 })]
    [InlineData(" [ 1 , 2,\n3,4 ,5 ] ", new[] { 1, 2, 3, 4, 5 })]
    public async Task Lists_are_JSON_in_both_formats(string text, int[] values)
    {
        var csv = await Cells.CsvAsync<IReadOnlyList<int?>, ListShape<int?, NullableShape<int, Int32Shape>>>(Numbers, $"\"{text}\"");
        Assert.Equal(values.Cast<int?>(), Assert.Single(csv.Good).Value);
        var json = await Cells.JsonAsync<IReadOnlyList<int?>, ListShape<int?, NullableShape<int, Int32Shape>>>(Numbers, text.Replace("\n", " ", StringComparison.Ordinal));
        Assert.Equal(values.Cast<int?>(), Assert.Single(json.Good).Value);
    }

    [Fact]
    public async Task Lists_with_nulls_are_written_in_both_formats()
    {
        IReadOnlyList<int?> list = [1, null, 3];
        Assert.Equal("{\"v\":[1,null,3]}\n{\"v\":[]}\n", await Cells.WriteAsync<IReadOnlyList<int?>, ListShape<int?, NullableShape<int, Int32Shape>>>(Support.Codecs.JsonLines, Numbers, list, []));
        Assert.Equal("v\n\"[1,null,3]\"\n[7]\n", await Cells.WriteAsync<IReadOnlyList<int?>, ListShape<int?, NullableShape<int, Int32Shape>>>(Support.Codecs.Csv(), Numbers, list, [7]));
    }

    [Theory]
    [InlineData("""{"a":1,"b":null}""")]
    [InlineData("""[{"key":"a","value":1},{"value":null,"key":"b"}]""")]
    [InlineData("""{ "\u0061" : 1 , "b" : null }""")]
    public async Task Maps_are_objects_or_entries(string text)
    {
        var result = await Cells.JsonAsync<StringMap, StringMapShape>(Names, text);
        Assert.Equal(new Dictionary<string, int?> { ["a"] = 1, ["b"] = null }, Assert.Single(result.Good).Value);
    }

    [Theory]
    [InlineData("""{"1":["2025-01-07"],"-2":[]}""")]
    [InlineData("""[{"key":1,"value":["2025-01-07"]},{"key":-2,"value":[]}]""")]
    public async Task Keys_that_are_no_strings_are_read_from_both_forms(string text)
    {
        var result = await Cells.JsonAsync<IReadOnlyDictionary<long, IReadOnlyList<DateOnly>>, MapShape<long, IReadOnlyList<DateOnly>, Int64Shape, ListShape<DateOnly, DateShape>>>(Days, text);
        var map = Assert.Single(result.Good).Value;
        Assert.Equal([new DateOnly(2025, 1, 7)], map[1]);
        Assert.Empty(map[-2]);
        Assert.Equal(
            """{"v":[{"key":1,"value":["2025-01-07"]},{"key":-2,"value":[]}]}""" + "\n",
            await Cells.WriteAsync<IReadOnlyDictionary<long, IReadOnlyList<DateOnly>>, MapShape<long, IReadOnlyList<DateOnly>, Int64Shape, ListShape<DateOnly, DateShape>>>(Support.Codecs.JsonLines, Days, map));
    }

    [Fact]
    public async Task Maps_with_strings_as_keys_are_written_as_objects()
    {
        var map = new Dictionary<string, int?> { ["a\"b"] = 1, [""] = null };
        Assert.Equal("{\"v\":{\"a\\\"b\":1,\"\":null}}\n", await Cells.WriteAsync<StringMap, StringMapShape>(Support.Codecs.JsonLines, Names, map));
        Assert.Equal("v\n\"{\"\"a\\\"\"b\"\":1,\"\"\"\":null}\"\n", await Cells.WriteAsync<StringMap, StringMapShape>(Support.Codecs.Csv(), Names, map));
    }

    [Fact]
    public async Task Structs_are_objects_in_both_formats()
    {
        var device = new Device("linux", null, [1, null]);
        const string Text = """{"os":"linux","version":null,"sizes":[1,null]}""";
        Assert.Equal($"{{\"v\":{Text}}}\n", await Cells.WriteAsync<Device, StructShape<Device, DeviceShape>>(Support.Codecs.JsonLines, DeviceType, device));
        foreach (string text in new[] { Text, """{"sizes":[1,null],"more":{"os":1},"os":"linux"}""" })
        {
            Assert.Equal(device, Assert.Single((await Cells.JsonAsync<Device, StructShape<Device, DeviceShape>>(DeviceType, text)).Good).Value);
            Assert.Equal(device, Assert.Single((await Cells.CsvAsync<Device, StructShape<Device, DeviceShape>>(DeviceType, $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Good).Value);
        }
    }

    [Theory]
    [InlineData("""{"os":5,"sizes":[]}""", "v.os", "5", "expected string")]
    [InlineData("""{"os":"a","sizes":[1,"x"]}""", "v.sizes", "x", "expected int32")]
    [InlineData("""{"os":"a","sizes":{}}""", "v.sizes", "{}", "expected list<int32?>")]
    [InlineData("""{"os":"a"}""", "v.sizes", null, "expected list<int32?>, found no value")]
    [InlineData("""[]""", "v", "[]", "expected struct")]
    [InlineData("""null""", "v", "null", "expected struct")]
    public async Task A_bad_value_inside_is_named_by_its_path(string text, string column, string? value, string error)
    {
        RejectedRow reject = (await Cells.JsonAsync<Device, StructShape<Device, DeviceShape>>(DeviceType, text)).Reject;
        Assert.Equal((column, value, error), (reject.Column, reject.Value, reject.Error));
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""", "a", "expected map<string,int32?> without a key twice")]
    [InlineData("""[{"key":"a","value":1},{"key":"a","value":1}]""", "a", "expected map<string,int32?> without a key twice")]
    [InlineData("""[{"value":1}]""", """[{"value":1}]""", "expected map<string,int32?>")]
    [InlineData("""[1]""", "[1]", "expected map<string,int32?>")]
    [InlineData("5", "5", "expected map<string,int32?>")]
    public async Task What_is_no_map_is_bad(string text, string value, string error)
    {
        RejectedRow reject = (await Cells.JsonAsync<StringMap, StringMapShape>(Names, text)).Reject;
        Assert.Equal(("v", value, error), (reject.Column, reject.Value, reject.Error));
    }

    [Theory]
    [InlineData("[1")]
    [InlineData("[1] 2")]
    [InlineData("1,2")]
    public async Task A_cell_that_is_no_JSON_is_bad(string text)
    {
        RejectedRow reject = (await Cells.CsvAsync<IReadOnlyList<int?>, ListShape<int?, NullableShape<int, Int32Shape>>>(Numbers, $"\"{text}\"")).Reject;
        Assert.Equal(("v", text, "expected list<int32?> as JSON"), (reject.Column, reject.Value, reject.Error));
    }

    internal sealed record Device(string Os, string? Version, IReadOnlyList<int?> Sizes)
    {
        public bool Equals(Device? other) => other is not null && Os == other.Os && Version == other.Version && Sizes.SequenceEqual(other.Sizes);

        public override int GetHashCode() => HashCode.Combine(Os, Version);
    }

    internal readonly struct DeviceShape : IRowShape<Device>
    {
        public static RowSchema Schema => DeviceType.Columns!;

        public static Device Read<TReader>(ref TReader reader)
            where TReader : struct, IFieldReader, allows ref struct
            => new(reader.ReadString(0), reader.IsNull(1) ? null : reader.ReadString(1), reader.ReadList<int?, NullableShape<int, Int32Shape>>(2));

        public static void Write<TWriter>(Device row, ref TWriter writer)
            where TWriter : struct, IFieldWriter, allows ref struct
        {
            writer.WriteString(0, row.Os);
            if (row.Version is null)
            {
                writer.WriteNull(1);
            }
            else
            {
                writer.WriteString(1, row.Version);
            }

            writer.WriteList<int?, NullableShape<int, Int32Shape>>(2, row.Sizes);
        }
    }
}
