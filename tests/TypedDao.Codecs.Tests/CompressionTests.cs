using System.IO.Compression;
using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests;

public sealed class CompressionTests
{
    private static readonly Person[] People = [.. Enumerable.Range(0, 20_000).Select(i => new Person { Id = i, Name = $"name {i * 7919 % 10007}" })];

    [Theory]
    [InlineData("x.csv.gz", CompressionChoice.Auto, 0x1F, 0x8B)]
    [InlineData("x.CSV.GZ", CompressionChoice.Auto, 0x1F, 0x8B)]
    [InlineData("x.csv", CompressionChoice.Gzip, 0x1F, 0x8B)]
    [InlineData("x.csv.gz", CompressionChoice.None, 'i', 'd')]
    [InlineData("x.csv", CompressionChoice.Auto, 'i', 'd')]
    public async Task The_suffix_tells_unless_the_format_does(string key, CompressionChoice choice, int first, int second)
    {
        ICodec codec = Support.Codecs.Csv(new CsvFormat { Compression = choice });
        byte[] bytes = await codec.WriteAsync<Person, PersonShape>(People, key);
        Assert.Equal((first, second), (bytes[0], bytes[1]));
        Assert.Equal(People, (await codec.ReadAsync<Person, PersonShape>(new MemoryFile(bytes, key))).Good);
    }

    [Fact]
    public async Task Other_implementations_read_what_is_written()
    {
        byte[] plain = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(People);
        byte[] gzip = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(People, "x.csv.gz");
        byte[] brotli = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(People, "x.csv.br");
        Assert.Equal(plain, Inflate(new GZipStream(new MemoryStream(gzip), CompressionMode.Decompress)));
        Assert.Equal(plain, Inflate(new BrotliStream(new MemoryStream(brotli), CompressionMode.Decompress)));
        Assert.Equal(gzip, await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(People, "x.csv.gz"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    [InlineData(int.MaxValue)]
    public async Task Members_of_gzip_follow_one_another(int piece)
    {
        byte[] bytes = [.. Gzip("id,name\n1,An"), .. Gzip(""), .. Gzip("n\n2,Bob\n")];
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(bytes, "x.csv.gz", piece));
        Assert.Equal(["Ann", "Bob"], result.Good.Select(person => person.Name));
    }

    [Theory]
    [InlineData("x.csv.gz")]
    [InlineData("x.csv.br")]
    public async Task A_file_without_any_byte_has_no_rows(string key)
        => Assert.Empty((await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile([], key))).Good);

    [Fact]
    public async Task A_gzip_file_that_is_cut_off_anywhere_is_an_error()
    {
        byte[] small = Gzip("id,name\n1,Ann\n2,Bob\n");
        for (int length = 1; length < small.Length; length++)
        {
            await CheckAsync(small[..length], "x.csv.gz");
        }

        byte[] large = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(People, "x.csv.gz");
        foreach (int length in new[] { 100, large.Length / 2, large.Length - 9, large.Length - 8, large.Length - 1 })
        {
            await CheckAsync(large[..length], "x.csv.gz");
            await CheckAsync([.. large, .. large[..length]], "x.csv.gz");
        }
    }

    [Fact]
    public async Task A_brotli_file_that_is_cut_off_anywhere_is_an_error()
    {
        byte[] large = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(People, "x.csv.br");
        foreach (int length in new[] { 1, 5, 100, large.Length / 2, large.Length - 1 })
        {
            await CheckAsync(large[..length], "x.csv.br");
        }

        TypedDaoException error = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(large[..^1], "x.csv.br"))).Error!;
        Assert.Equal(
            "The brotli file is truncated. [at memory://x.csv.br] Write the file again, or set 'compression' of the format to what the file is.", error.Message);
        await CheckAsync([.. large, 0], "x.csv.br");
    }

    [Theory]
    [InlineData("x.csv.gz", "The file is not valid gzip: it is damaged, truncated, or not compressed.")]
    [InlineData("x.csv.br", "The file is not valid brotli: it is damaged, or not compressed.")]
    public async Task A_file_that_is_not_compressed_is_named(string key, string fact)
    {
        TypedDaoException error = (await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("id,name\n1,Ann\n", 50))), key))).Error!;
        Assert.Equal((ErrorKind.InvalidData, fact, $"memory://{key}"), (error.Kind, error.Fact, error.Address));
    }

    [Fact]
    public async Task Damage_within_gzip_is_an_error_and_rows_before_it_may_be_given()
    {
        byte[] bytes = await Support.Codecs.Csv().WriteAsync<Person, PersonShape>(People, "x.csv.gz");
        bytes[^6] ^= 1;
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(bytes, "x.csv.gz"));
        Assert.Equal(ErrorKind.InvalidData, result.Error!.Kind);
        Assert.Equal(People.Take(result.Rows.Count), result.Rows);
        bytes[^6] ^= 1;
        var garbage = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile([.. bytes, 1, 2, 3], "x.csv.gz"));
        Assert.Equal("The gzip file is truncated, or followed by bytes that do not belong to it.", garbage.Error!.Fact);
    }

    private static async Task CheckAsync(byte[] bytes, string key)
    {
        var result = await Support.Codecs.Csv().ReadAsync<Person, PersonShape>(new MemoryFile(bytes, key));
        Assert.True(result.Error is { Kind: ErrorKind.InvalidData }, $"{bytes.Length} bytes of {key} were taken for a whole file");
        Assert.Equal($"memory://{key}", result.Error.Address);
    }

    private static byte[] Gzip(string text)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal))
        {
            gzip.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }

    private static byte[] Inflate(Stream stream)
    {
        using var result = new MemoryStream();
        using (stream)
        {
            stream.CopyTo(result);
        }

        return result.ToArray();
    }
}
