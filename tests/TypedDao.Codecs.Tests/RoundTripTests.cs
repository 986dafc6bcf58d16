using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Codecs.Tests;

/// <summary>What is written is read back, to the last bit, whatever the schema, the format and the pieces it comes in.</summary>
public sealed class RoundTripTests
{
    private static readonly CompressionChoice[] Compressions = [CompressionChoice.Auto, CompressionChoice.Auto, CompressionChoice.None, CompressionChoice.Gzip, CompressionChoice.Brotli];
    private static readonly int[] Pieces = [1, 2, 3, 7, 64, 1000, int.MaxValue];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Csv(int seed)
    {
        var random = new Random(seed);
        char quote = random.Next(3) == 0 ? '\'' : '"';
        char? delimiter = new char?[] { null, ';', '\t', '|', ':', '-' }[random.Next(6)];
        string nullText = new[] { string.Empty, "NULL", "\\N", "0", delimiter == '-' ? "1" : "-1" }[random.Next(5)];
        await CheckAsync(random, seed, compression => new CsvCodecProvider().Create(new CsvFormat
        {
            Delimiter = delimiter,
            Quote = quote,
            Null = nullText,
            Header = random.Next(4) > 0,
            Trim = random.Next(3) == 0,
            Ragged = random.Next(3) == 0 ? RaggedRowPolicy.Pad : RaggedRowPolicy.Error,
            Compression = compression,
        }));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task JsonLines(int seed)
        => CheckAsync(new Random(seed), seed, compression => new JsonLinesCodecProvider().Create(new JsonLinesFormat { Compression = compression }));

    [Theory]
    [MemberData(nameof(Seeds))]
    public Task Json(int seed)
        => CheckAsync(new Random(seed), seed, compression => new JsonCodecProvider().Create(new JsonFormat { Compression = compression }));

    private static async Task CheckAsync(Random random, int seed, Func<CompressionChoice, ICodec> codecOf)
    {
        var data = new RandomData(random);
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, random.Next(3) == 0 ? random.Next(400) : random.Next(12)).Select(_ => data.Row(schema))];
        ICodec codec = codecOf(Compressions[random.Next(Compressions.Length)]);
        string key = new[] { "x.csv", "x.txt.gz", "x.br", "x.tsv" }[random.Next(4)];
        byte[] bytes = await codec.WriteAsync<DynamicRow, DynamicShape>(rows, key);
        foreach (int piece in Pieces)
        {
            Result<DynamicRow> result = await codec.ReadAsync<DynamicRow, DynamicShape>(new MemoryFile(bytes, key, piece), batchSize: random.Next(1, 100));
            Assert.True(result.Error is null, $"seed {seed}, pieces of {piece}: {result.Error?.Message}");
            Assert.True(result.Rejects.Count == 0, $"seed {seed}, pieces of {piece}: {(result.Rejects.Count > 0 ? result.Rejects[0] : null)}");
            Assert.True(rows.Length == result.Rows.Count, $"seed {seed}, pieces of {piece}: {rows.Length} rows became {result.Rows.Count}");
            for (int i = 0; i < rows.Length; i++)
            {
                Assert.Equal(Dynamic.Show(rows[i]), Dynamic.Show(result.Rows[i]));
            }
        }
    }
}
