using System.Text;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Tests.Support;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Codecs.Tests.Pieces;

/// <summary>Reads that fail, hang, or are given up in the middle.</summary>
public sealed class PieceFaultTests
{
    private const int Rows = 400;
    private const int PieceSize = 256;
    private const int ReadSize = 100;

    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes("id,name\n" + string.Concat(Enumerable.Range(0, Rows).Select(i => $"{i},\"name\n{i}\"\n")));
    private static readonly int Reads = ((Bytes.Length + ReadSize - 1) / ReadSize) + 1;

    public static TheoryData<int> Degrees => [1, 2, 4];

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_read_that_fails_ends_the_rows_before_it(int degree)
    {
        for (int k = 0; k < Reads; k++)
        {
            int failing = k;
            var file = new GatedFile(Bytes, ReadSize)
            {
                BeforeRead = async (read, _) =>
                {
                    await Turn(read);
                    if (read == failing)
                    {
                        throw new IOException($"read {read}");
                    }
                },
            };
            var rows = new List<long>();
            RowReader<Person> reader = Open(file, degree);
            for (int again = 0; again < 2; again++)
            {
                IOException error = await Assert.ThrowsAsync<IOException>(() => ReadAllAsync(reader, rows, CancellationToken.None));
                Assert.Equal($"read {failing}", error.Message);
            }

            Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (long)i), rows);
            int whole = Encoding.UTF8.GetString(Bytes, 0, (int)file.Given).Split("\"\n").Length - 1;
            Assert.Equal(whole, rows.Count);
            await reader.DisposeAsync();
            Assert.True(file.IsClosed);
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_read_that_hangs_is_cancelled_and_disposal_waits_for_it(int degree)
    {
        for (int k = 0; k < Reads; k += 3)
        {
            using var source = new CancellationTokenSource();
            int hanging = k;
            bool ended = false;
            var file = new GatedFile(Bytes, ReadSize)
            {
                BeforeRead = async (read, token) =>
                {
                    await Turn(read);
                    if (read == hanging)
                    {
                        try
                        {
                            source.CancelAfter(1);
                            await Task.Delay(Timeout.Infinite, token);
                        }
                        finally
                        {
                            ended = true;
                        }
                    }
                },
            };
            var rows = new List<long>();
            RowReader<Person> reader = Open(file, degree);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAllAsync(reader, rows, source.Token));
            await reader.DisposeAsync();
            Assert.True(ended && file.IsClosed);
            Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (long)i), rows);
            int reads = file.Reads;
            await Task.Yield();
            Assert.Equal(reads, file.Reads);
        }
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_cancelled_call_loses_no_row(int degree)
    {
        using var source = new CancellationTokenSource();
        var gate = new TaskCompletionSource();
        var file = new GatedFile(Bytes, ReadSize)
        {
            BeforeRead = async (read, token) =>
            {
                if (read == 20)
                {
                    await source.CancelAsync();
                    await gate.Task.WaitAsync(token);
                }
            },
        };
        var rows = new List<long>();
        await using RowReader<Person> reader = Open(file, degree);
        Task first = ReadAllAsync(reader, rows, source.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();
        await ReadAllAsync(reader, rows, CancellationToken.None);
        Assert.Equal(Enumerable.Range(0, Rows).Select(i => (long)i), rows);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task Who_stops_after_one_row_has_read_little_of_the_file(int degree)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("id,name\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"{i},name {i}\n")));
        const int pieceSize = 4096;
        var file = new GatedFile(bytes, int.MaxValue) { BeforeRead = (read, _) => Turn(read) };
        RowReader<Person> reader = PieceSamples.Csv(new CsvFormat(), pieceSize).OpenReader<Person, PersonShape>(
            file, new CodecReadOptions { MaxDegreeOfParallelism = degree });
        var one = new Person[1];
        for (int i = 0; i < 2000; i++)
        {
            Assert.Equal(1, await reader.ReadAsync(one, TestContext.Current.CancellationToken));
            Assert.Equal(i, one[0].Id);

            // The row's piece, one a decoder, and one being filled, each with the part of a row that was read with the one before.
            long handedOut = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes($"\n{i},"));
            Assert.InRange(file.Given, 0, handedOut + ((degree + 2) * pieceSize));
        }

        await reader.DisposeAsync();
        Assert.InRange(file.Given, 0, 50_000 + ((degree + 2) * pieceSize));
        Assert.True(file.IsClosed);
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task A_file_shorter_than_a_piece_is_read_on_the_callers_thread(int degree)
    {
        var file = new GatedFile(Bytes, int.MaxValue) { BeforeRead = (_, _) => ValueTask.CompletedTask };
        await using RowReader<Person> reader = PieceSamples.Csv(new CsvFormat(), 1 << 20).OpenReader<Person, PersonShape>(
            file, new CodecReadOptions { MaxDegreeOfParallelism = degree });
        int thread = Environment.CurrentManagedThreadId;
        ValueTask<int> all = reader.ReadAsync(new Person[Rows], TestContext.Current.CancellationToken);
        Assert.True(all.IsCompletedSuccessfully);
        Assert.Equal(Rows, await all);
        Assert.Equal(0, await reader.ReadAsync(new Person[1], TestContext.Current.CancellationToken));
        Assert.Equal((2, thread), (file.Reads, Environment.CurrentManagedThreadId));
    }

    [Theory]
    [MemberData(nameof(Degrees))]
    public async Task An_error_of_the_shape_shows_after_the_rows_before_it(int degree)
    {
        await using RowReader<Person> reader = PieceSamples.Csv(new CsvFormat(), PieceSize).OpenReader<Person, ThrowingShape>(
            new MemoryFile(Bytes), new CodecReadOptions { MaxDegreeOfParallelism = degree });
        var rows = new List<long>();
        for (int again = 0; again < 2; again++)
        {
            Assert.Equal("row 321", (await Assert.ThrowsAsync<InvalidOperationException>(() => ReadAllAsync(reader, rows, CancellationToken.None))).Message);
        }

        Assert.Equal(Enumerable.Range(0, 321).Select(i => (long)i), rows);
    }

    [Fact]
    public void A_degree_below_one_is_refused()
        => Assert.Throws<ArgumentOutOfRangeException>(() => new CodecReadOptions { MaxDegreeOfParallelism = 0 });

    private static RowReader<Person> Open(IFileSource file, int degree)
        => PieceSamples.Csv(new CsvFormat(), PieceSize).OpenReader<Person, PersonShape>(file, new CodecReadOptions { MaxDegreeOfParallelism = degree });

    private static async Task ReadAllAsync(RowReader<Person> reader, List<long> ids, CancellationToken cancellationToken)
    {
        var batch = new Person[16];
        int count;
        while ((count = await reader.ReadAsync(batch, cancellationToken)) > 0)
        {
            ids.AddRange(batch.Take(count).Select(person => person.Id));
        }
    }

    // Some reads come at once, others do not.
    private static async ValueTask Turn(int read)
    {
        if (read % 3 == 1)
        {
            await Task.Yield();
        }
    }

    private readonly struct ThrowingShape : IRowShape<Person>
    {
        public static RowSchema Schema => PersonShape.Schema;

        public static Person Read<TReader>(ref TReader reader)
            where TReader : struct, IFieldReader, allows ref struct
            => PersonShape.Read(ref reader) is { Id: not 321 } person ? person : throw new InvalidOperationException("row 321");

        public static void Write<TWriter>(Person row, ref TWriter writer)
            where TWriter : struct, IFieldWriter, allows ref struct
            => PersonShape.Write(row, ref writer);
    }
}
