using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;

namespace TypedDao.Codecs.Tests.Pieces;

/// <summary>However a file is cut into pieces, and however many threads decode them: the same comes out, in the same order.</summary>
public sealed class PieceOrderTests
{
    private const int WholeFile = 1 << 20;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Csv_gives_the_same_rows_rejects_and_error(int seed)
    {
        var random = new Random(seed);
        var samples = new PieceSamples(random);
        for (int round = 0; round < 25; round++)
        {
            CsvFormat format = samples.CsvFormat();
            byte[] bytes = samples.Csv(format);
            await CompareAsync($"seed {seed}, round {round}", bytes, random, size => PieceSamples.Csv(format, size));
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Json_lines_give_the_same_rows_rejects_and_error(int seed)
    {
        var random = new Random(seed);
        var samples = new PieceSamples(random);
        for (int round = 0; round < 25; round++)
        {
            await CompareAsync($"seed {seed}, round {round}", samples.JsonLines(), random, PieceSamples.JsonLines);
        }
    }

    [Fact]
    public async Task Lines_count_on_from_piece_to_piece()
    {
        string text = "id,name\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => i % 1000 == 999 ? "x,\"a\nb\"\n\n" : $"{i},Ann\n"));
        foreach (int degree in new[] { 1, 3 })
        {
            List<string> log = await LogAsync(PieceSamples.Csv(new CsvFormat(), 64), new MemoryFile(text), degree, 7, fails: false);
            Assert.Equal([1001L, 2003, 3005], log.Where(entry => entry.StartsWith("reject", StringComparison.Ordinal)).Select(entry => long.Parse(entry.Split(' ')[1], null)));
        }
    }

    private static async Task CompareAsync(string what, byte[] bytes, Random random, Func<int, ICodec> codec)
    {
        bool fails = random.Next(4) == 0;
        int batch = random.Next(3) switch { 0 => 1, 1 => 7, _ => 1024 };
        List<string> expected = await LogAsync(codec(WholeFile), new MemoryFile(bytes), 1, batch, fails);
        foreach ((int degree, int size, int read) in new[] { (1, 16, 7), (1, 300, WholeFile), (2, 16, 5), (2, 100, WholeFile), (3, 64, 64), (4, 1, WholeFile), (4, 500, 90) })
        {
            List<string> actual = await LogAsync(codec(size), new MemoryFile(bytes, pieceSize: read), degree, batch, fails);
            Assert.True(
                expected.SequenceEqual(actual),
                $"{what}, degree {degree}, pieces of {size}, reads of {read}, batches of {batch}\nexpected\n{string.Join('\n', expected)}\nactual\n{string.Join('\n', actual)}");
        }
    }

    /// <summary>Everything that happens, in its order.</summary>
    private static async Task<List<string>> LogAsync(ICodec codec, IFileSource file, int degree, int batchSize, bool fails)
    {
        var log = new List<string>();
        var handler = new Handler(log, fails);
        RowReader<Person> reader = codec.OpenReader<Person, PersonShape>(
            file, new CodecReadOptions { BadRows = handler, MaxDegreeOfParallelism = degree });
        await using (reader)
        {
            var batch = new Person[batchSize];
            try
            {
                int count;
                while ((count = await reader.ReadAsync(batch, TestContext.Current.CancellationToken)) > 0)
                {
                    log.AddRange(batch.Take(count).Select(person => $"row {person}"));
                }

                log.Add("end");
            }
            catch (TypedDaoException error)
            {
                log.Add($"error {error.GetType().Name} {error.Message}");
                Assert.Equal(error.Message, (await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await reader.ReadAsync(batch, CancellationToken.None))).Message);
            }
        }

        // With batches of one row, rejects stand between the rows that they stood between.
        return batchSize == 1 ? log : [.. log.Where(entry => entry.StartsWith("row", StringComparison.Ordinal)), .. log.Where(entry => !entry.StartsWith("row", StringComparison.Ordinal))];
    }

    private sealed class Handler(List<string> log, bool fails) : IBadRowHandler
    {
        private int _inside;

        public void OnBadRow(RejectedRow row)
        {
            Assert.Equal(1, Interlocked.Increment(ref _inside));
            log.Add($"reject {row.Line} {row.Column} {row.Value} {row.Error} {row.Raw}");
            Interlocked.Decrement(ref _inside);
            if (fails && row.Line > 20)
            {
                throw new BadRowException(row);
            }
        }
    }
}
