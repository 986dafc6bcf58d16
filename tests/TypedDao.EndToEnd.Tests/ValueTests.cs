using System.IO.Compression;
using System.Text;
using TypedDao.EndToEnd.Data.Values;
using TypedDao.EndToEnd.Support;

namespace TypedDao.EndToEnd;

/// <summary>Every column type in every format: what is written is the text given here, and what is read comes from such text.</summary>
public sealed class ValueTests
{
    private const string Header =
        "flag,tiny,small,medium,big,single,real,amount,wide,text,blob,id,day,clock,instant,local,written,kind,mood,tags,counts,device,nested," +
        "maybe_flag,maybe_tiny,maybe_small,maybe_medium,maybe_big,maybe_single,maybe_real,maybe_amount,maybe_wide,maybe_text,maybe_blob,maybe_id," +
        "maybe_day,maybe_clock,maybe_instant,maybe_local,maybe_kind,maybe_tags,maybe_counts,maybe_device\n";

    private const string FullCsv =
        "true,-128,32767,-2147483648,9223372036854775807,1.5,0.1,12.50,1234567890123456789012345678.0123456789," +
        "\"Zoë said \"\"行\"\",\nthen 😀\",AP8Q,6f9619ff-8b86-d011-b42d-00c04fc964ff,2025-01-07,10:00:00.5,2025-01-07T10:00:00.123456Z,2025-01-07T10:00:00," +
        "07.01.2025 10:05,add-to-cart,good,\"[\"\"a\"\",\"\"b,c\"\"]\",\"{\"\"x\"\":1}\",\"{\"\"os\"\":\"\"linux\"\",\"\"version\"\":null,\"\"sizes\"\":[1,null]}\"," +
        "\"[{\"\"a\"\":[\"\"2025-01-07\"\"]},{}]\"," +
        "false,127,-32768,2147483647,-9223372036854775808,-0.25,1E+300,-0.01,-0.0000000001,x,AQ==,00000000-0000-0000-0000-000000000001," +
        "0001-01-01,23:59:59.9999999,9999-12-31T23:59:59.9999999Z,0001-01-01T00:00:00,order,[],{},\"{\"\"os\"\":\"\"\"\"}\"\n";

    private const string SparseCsv =
        "false,0,0,0,0,0,0,0.00,0.0000000000,,,00000000-0000-0000-0000-000000000000,0001-01-01,00:00:00,0001-01-01T00:00:00Z,0001-01-01T00:00:00," +
        "01.01.0001 00:00,Größe,,[],{},\"{\"\"os\"\":\"\"\"\",\"\"version\"\":null,\"\"sizes\"\":[]}\",[],,,,,,,,,,,,,,,,,,,,\n";

    private const string FullJson =
        "{\"flag\":true,\"tiny\":-128,\"small\":32767,\"medium\":-2147483648,\"big\":9223372036854775807,\"single\":1.5,\"real\":0.1,\"amount\":12.50," +
        "\"wide\":1234567890123456789012345678.0123456789,\"text\":\"Zoë said \\\"行\\\",\\nthen 😀\",\"blob\":\"AP8Q\"," +
        "\"id\":\"6f9619ff-8b86-d011-b42d-00c04fc964ff\",\"day\":\"2025-01-07\",\"clock\":\"10:00:00.5\",\"instant\":\"2025-01-07T10:00:00.123456Z\"," +
        "\"local\":\"2025-01-07T10:00:00\",\"written\":\"07.01.2025 10:05\",\"kind\":\"add-to-cart\",\"mood\":\"good\",\"tags\":[\"a\",\"b,c\"],\"counts\":{\"x\":1}," +
        "\"device\":{\"os\":\"linux\",\"version\":null,\"sizes\":[1,null]},\"nested\":[{\"a\":[\"2025-01-07\"]},{}]," +
        "\"maybe_flag\":false,\"maybe_tiny\":127,\"maybe_small\":-32768,\"maybe_medium\":2147483647,\"maybe_big\":-9223372036854775808,\"maybe_single\":-0.25," +
        "\"maybe_real\":1E+300,\"maybe_amount\":-0.01,\"maybe_wide\":-0.0000000001,\"maybe_text\":\"x\",\"maybe_blob\":\"AQ==\"," +
        "\"maybe_id\":\"00000000-0000-0000-0000-000000000001\",\"maybe_day\":\"0001-01-01\",\"maybe_clock\":\"23:59:59.9999999\"," +
        "\"maybe_instant\":\"9999-12-31T23:59:59.9999999Z\",\"maybe_local\":\"0001-01-01T00:00:00\",\"maybe_kind\":\"order\",\"maybe_tags\":[],\"maybe_counts\":{}," +
        "\"maybe_device\":{\"os\":\"\"}}";

    private const string SparseJson =
        "{\"flag\":false,\"tiny\":0,\"small\":0,\"medium\":0,\"big\":0,\"single\":0,\"real\":0,\"amount\":0.00,\"wide\":0.0000000000,\"text\":\"\",\"blob\":\"\"," +
        "\"id\":\"00000000-0000-0000-0000-000000000000\",\"day\":\"0001-01-01\",\"clock\":\"00:00:00\",\"instant\":\"0001-01-01T00:00:00Z\"," +
        "\"local\":\"0001-01-01T00:00:00\",\"written\":\"01.01.0001 00:00\",\"kind\":\"Größe\",\"mood\":null,\"tags\":[],\"counts\":{}," +
        "\"device\":{\"os\":\"\",\"version\":null,\"sizes\":[]},\"nested\":[]," +
        "\"maybe_flag\":null,\"maybe_tiny\":null,\"maybe_small\":null,\"maybe_medium\":null,\"maybe_big\":null,\"maybe_single\":null,\"maybe_real\":null," +
        "\"maybe_amount\":null,\"maybe_wide\":null,\"maybe_text\":null,\"maybe_blob\":null,\"maybe_id\":null,\"maybe_day\":null,\"maybe_clock\":null," +
        "\"maybe_instant\":null,\"maybe_local\":null,\"maybe_kind\":null,\"maybe_tags\":null,\"maybe_counts\":null,\"maybe_device\":null}";

    private static readonly AllTypes Full = new()
    {
        Flag = true,
        Tiny = sbyte.MinValue,
        Small = short.MaxValue,
        Medium = int.MinValue,
        Big = long.MaxValue,
        Single = 1.5f,
        Real = 0.1,
        Amount = 12.50m,
        Wide = "1234567890123456789012345678.0123456789",
        Text = "Zoë said \"行\",\nthen 😀",
        Blob = new byte[] { 0, 255, 16 },
        Id = new("6f9619ff-8b86-d011-b42d-00c04fc964ff"),
        Day = new(2025, 1, 7),
        Clock = new(10, 0, 0, 500),
        Instant = new DateTimeOffset(2025, 1, 7, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_234_560),
        Local = new(2025, 1, 7, 10, 0, 0),
        Written = new(2025, 1, 7, 10, 5, 0),
        Kind = AllTypesKind.AddToCart,
        Mood = AllTypesMood.Good,
        Tags = ["a", "b,c"],
        Counts = new Dictionary<string, int> { ["x"] = 1 },
        Device = new() { Os = "linux", Sizes = [1, null] },
        Nested = [new Dictionary<string, IReadOnlyList<DateOnly>> { ["a"] = [new(2025, 1, 7)] }, new Dictionary<string, IReadOnlyList<DateOnly>>()],
        MaybeFlag = false,
        MaybeTiny = sbyte.MaxValue,
        MaybeSmall = short.MinValue,
        MaybeMedium = int.MaxValue,
        MaybeBig = long.MinValue,
        MaybeSingle = -0.25f,
        MaybeReal = 1e300,
        MaybeAmount = -0.01m,
        MaybeWide = "-0.0000000001",
        MaybeText = "x",
        MaybeBlob = new byte[] { 1 },
        MaybeId = new("00000000-0000-0000-0000-000000000001"),
        MaybeDay = DateOnly.MinValue,
        MaybeClock = TimeOnly.MaxValue,
        MaybeInstant = DateTimeOffset.MaxValue,
        MaybeLocal = DateTime.MinValue,
        MaybeKind = AllTypesMaybeKind.Order,
        MaybeTags = [],
        MaybeCounts = new Dictionary<string, int>(),
        MaybeDevice = new() { Os = string.Empty },
    };

    private static readonly AllTypes Sparse = new()
    {
        Flag = false,
        Tiny = 0,
        Small = 0,
        Medium = 0,
        Big = 0,
        Single = 0,
        Real = 0,
        Amount = 0,
        Wide = "0",
        Text = string.Empty,
        Blob = ReadOnlyMemory<byte>.Empty,
        Id = Guid.Empty,
        Day = DateOnly.MinValue,
        Clock = TimeOnly.MinValue,
        Instant = DateTimeOffset.MinValue,
        Local = DateTime.MinValue,
        Written = DateTime.MinValue,
        Kind = AllTypesKind.Größe,
        Tags = [],
        Counts = new Dictionary<string, int>(),
        Device = new() { Os = string.Empty, Sizes = [] },
        Nested = [],
    };

    public static TheoryData<string, string> Files
    {
        get
        {
            var files = new TheoryData<string, string>();
            foreach (string kind in new[] { "memory", "local" })
            {
                foreach (string suffix in new[] { "csv", "csv.gz", "csv.br", "json", "json.gz", "json.br", "jsonl", "jsonl.gz", "jsonl.br" })
                {
                    files.Add(kind, suffix);
                }
            }

            return files;
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_is_written_is_this_text_and_reads_as_the_same_rows(string kind, string suffix)
    {
        await using Proof proof = Proof.Make(kind);
        IDataObject file = FileOf(proof, suffix);
        WriteResult result = await ((IWritable<AllTypes>)file).WriteAsync([Full, Sparse]);
        Assert.Equal(2, result.Rows);
        Assert.Equal(TextOf(suffix), await UnpackAsync(suffix, await ((IByteReadable)file).OpenReadAsync()));
        if (kind == "local")
        {
            Assert.Equal([$"values/all.{suffix}"], proof.Files());
            Assert.Equal(TextOf(suffix), await UnpackAsync(suffix, File.OpenRead(proof.PathOf($"values/all.{suffix}"))));
        }

        AllTypes[] back = await ((IReadable<AllTypes>)file).ReadAsync().ToArrayAsync();
        Assert.Equal([Full, Sparse with { Wide = "0.0000000000" }], back);
        Assert.All(back, row => Assert.Equal((TimeSpan.Zero, DateTimeKind.Unspecified), (row.Instant.Offset, row.Local.Kind)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public async Task What_others_have_written_reads_as_the_same_rows(string kind, string suffix)
    {
        await using Proof proof = Proof.Make(kind);
        IDataObject file = FileOf(proof, suffix);
        await ((IByteWritable)file).WriteAsync(new MemoryStream(Pack(suffix, OfOthers(suffix))));
        AllTypes[] rows = await ((IReadable<AllTypes>)file).ReadAsync().ToArrayAsync();
        Assert.Equal([Full, Sparse with { Wide = rows[1].Wide }], rows);
        Assert.Equal(0m, decimal.Parse(rows[1].Wide, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("csv", "maybe_tags", "\"[\"\"a\"\"\"")]
    [InlineData("csv", "maybe_device", "\"{\"\"version\"\":1}\"")]
    [InlineData("jsonl", "maybe_tags", "[1]")]
    [InlineData("jsonl", "maybe_device", "{\"version\":1}")]
    public async Task A_nested_value_that_does_not_fit_names_its_column(string suffix, string column, string value)
    {
        await using Proof proof = Proof.Make("memory");
        IDataObject file = FileOf(proof, suffix);
        string text = suffix == "csv"
            ? Header + FullCsv.Replace(column == "maybe_tags" ? ",[],{},\"{\"\"os\"\":\"\"\"\"}\"\n" : ",\"{\"\"os\"\":\"\"\"\"}\"\n", column == "maybe_tags" ? $",{value},{{}},\n" : $",{value}\n", StringComparison.Ordinal)
            : FullJson.Replace(column == "maybe_tags" ? "\"maybe_tags\":[]" : "\"maybe_device\":{\"os\":\"\"}", $"\"{column}\":{value}", StringComparison.Ordinal);
        await ((IByteWritable)file).WriteAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        var error = await Assert.ThrowsAsync<BadRowException>(async () => await ((IReadable<AllTypes>)file).ReadAsync().CountAsync());
        Assert.StartsWith(column, error.Row.Column, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_value_that_is_none_of_an_enum_is_null_or_an_error_as_declared()
    {
        await using Proof proof = Proof.Make("memory");
        await proof.Context.Values.AllJsonl.WriteTextAsync(FullJson.Replace("\"good\"", "\"unheard of\"", StringComparison.Ordinal));
        Assert.Null((await proof.Context.Values.AllJsonl.ReadAsync().SingleAsync()).Mood);
        await proof.Context.Values.AllJsonl.WriteTextAsync(FullJson.Replace("\"add-to-cart\"", "\"unheard of\"", StringComparison.Ordinal));
        var error = await Assert.ThrowsAsync<BadRowException>(async () => await proof.Context.Values.AllJsonl.ReadAsync().CountAsync());
        Assert.Equal(("kind", "unheard of"), (error.Row.Column, error.Row.Value));
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_dialect_of_CSV_is_written_and_read(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        await proof.Context.Values.Dialect.WriteAsync([new() { Größe = null, Name = "a;b" }, new() { Größe = 7, Name = "NA" }]);
        Assert.Equal("NA;\"a;b\"\n7;NA\n", await proof.Context.Values.Dialect.ReadTextAsync());
        await proof.Context.Values.Dialect.WriteTextAsync("  7 ; x \r\n NA;\" y\"\r\n");
        Assert.Equal(
            [new() { Größe = 7, Name = "x" }, new() { Größe = null, Name = " y" }],
            await proof.Context.Values.Dialect.ReadAsync().ToArrayAsync());
    }

    private static IDataObject FileOf(Proof proof, string suffix) => suffix switch
    {
        "csv" => proof.Context.Values.AllCsv,
        "csv.gz" => proof.Context.Values.AllCsvGz,
        "csv.br" => proof.Context.Values.AllCsvBr,
        "json" => proof.Context.Values.AllJson,
        "json.gz" => proof.Context.Values.AllJsonGz,
        "json.br" => proof.Context.Values.AllJsonBr,
        "jsonl" => proof.Context.Values.AllJsonl,
        "jsonl.gz" => proof.Context.Values.AllJsonlGz,
        _ => proof.Context.Values.AllJsonlBr,
    };

    private static string TextOf(string suffix) => suffix.Split('.')[0] switch
    {
        "csv" => Header + FullCsv + SparseCsv,
        "json" => $"[\n{FullJson},\n{SparseJson}\n]\n",
        _ => $"{FullJson}\n{SparseJson}\n",
    };

    /// <summary>The same rows as other tools write them: byte order mark, other line ends, other order, spaces, offsets, columns of no interest.</summary>
    private static string OfOthers(string suffix)
    {
        string mark = "\ufeff";
        string full = FullJson.Replace("2025-01-07T10:00:00.123456Z", "2025-01-07T12:00:00.123456+02:00", StringComparison.Ordinal);
        string sparse = "{ \"more\" : {\"a\":[1]} , " + SparseJson[1..^1].Replace(",\"maybe_device\":null", "", StringComparison.Ordinal) + " }";
        return suffix.Split('.')[0] switch
        {
            "csv" => mark + ("more," + Header[..^1] + "\r\n"
                + "\"\"," + FullCsv[..^1].Replace("2025-01-07T10:00:00.123456Z", "2025-01-07 12:00:00.123456+02", StringComparison.Ordinal).Replace("true,-128", "\"true\",\"-128\"", StringComparison.Ordinal) + "\r\n"
                + "1," + SparseCsv[..^1]),
            "json" => mark + $"[ {full} ,\r\n\t{sparse} ]",
            _ => $"{mark}{full}\r\n\r\n{sparse}",
        };
    }

    private static byte[] Pack(string suffix, string text)
    {
        using var packed = new MemoryStream();
        using (Stream stream = suffix.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)
            : suffix.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)
            : new BufferedStream(packed))
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
            stream.Flush();
            if (stream is BufferedStream)
            {
                return packed.ToArray();
            }
        }

        return packed.ToArray();
    }

    private static async Task<string> UnpackAsync(string suffix, Stream content)
    {
        await using Stream stream = suffix.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(content, CompressionMode.Decompress)
            : suffix.EndsWith(".br", StringComparison.Ordinal) ? new BrotliStream(content, CompressionMode.Decompress)
            : content;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
