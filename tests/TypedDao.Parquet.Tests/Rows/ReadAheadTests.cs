using TypedDao.Codecs;
using TypedDao.Parquet.Rows;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>Reading on several threads from sources that are slow, fail, or are given up.</summary>
public sealed class ReadAheadTests
{
    private const int GroupRows = 500;

    [Theory, InlineData(2, 1), InlineData(3, 2), InlineData(8, 3)]
    public async Task Rows_come_in_their_order_whenever_bytes_come(int threads, int seed)
    {
        byte[] file = await FileAsync(groups: 40);
        var source = new SlowSource(file, async (_, cancellationToken) =>
        {
            int milliseconds = Random.Shared.Next(4);
            if (milliseconds > 0)
            {
                await Task.Delay(milliseconds, cancellationToken);
            }
        });
        await using RowReader<DynamicRow> reader = Open(source, threads);
        var random = new Random(seed);
        long next = 0;
        int count;
        do
        {
            var rows = new DynamicRow[random.Next(1, 700)];
            count = await reader.ReadAsync(rows, TestContext.Current.CancellationToken);
            Assert.All(rows.Take(count), row => Assert.Equal((next, TextOf(next++)), ((long)row.Values[0]!, row.Values[^1])));
        }
        while (count > 0);
        Assert.Equal(40 * GroupRows, next);
        Assert.Equal(0, await reader.ReadAsync(new DynamicRow[1], TestContext.Current.CancellationToken));
    }

    [Theory, InlineData(2), InlineData(4)]
    public async Task Rows_before_a_failure_come_and_then_the_failure_as_often_as_one_asks(int threads)
    {
        byte[] file = await FileAsync(groups: 40);
        var source = new SlowSource(file, (request, _) => request >= 20 ? throw new IOException("the line is down") : Task.CompletedTask);
        await using RowReader<DynamicRow> reader = Open(source, threads);
        var rows = new DynamicRow[100];
        long read = 0;
        IOException error = await Assert.ThrowsAsync<IOException>(async () =>
        {
            while (await reader.ReadAsync(rows, TestContext.Current.CancellationToken) is > 0 and var count)
            {
                read += count;
            }
        });
        Assert.Equal("the line is down", error.Message);

        // One request is for the footer.
        Assert.Equal(19 * GroupRows, read);
        await Assert.ThrowsAsync<IOException>(async () => await reader.ReadAsync(rows, TestContext.Current.CancellationToken));
    }

    [Theory, InlineData(2), InlineData(4)]
    public async Task A_cancelled_read_ends_although_bytes_never_come(int threads)
    {
        byte[] file = await FileAsync(groups: 10);
        using var cancellation = new CancellationTokenSource();
        var source = new SlowSource(file, async (request, cancellationToken) =>
        {
            if (request == 5)
            {
                await cancellation.CancelAsync();
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
        });
        RowReader<DynamicRow> reader = Open(source, threads);
        var rows = new DynamicRow[100];
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            while (await reader.ReadAsync(rows, cancellation.Token) > 0)
            {
            }
        });
        await reader.DisposeAsync();
        Assert.Equal(0, source.Open);
    }

    [Theory, InlineData(2), InlineData(4)]
    public async Task Who_stops_in_the_middle_waits_for_nothing_and_leaves_nothing_behind(int threads)
    {
        byte[] file = await FileAsync(groups: 10);
        for (int round = 0; round < 30; round++)
        {
            var source = new SlowSource(file, async (request, cancellationToken) => await Task.Delay(request == 5 ? Timeout.Infinite : 0, cancellationToken));
            RowReader<DynamicRow> reader = Open(source, threads);
            for (int i = 0; i < round % 5; i++)
            {
                Assert.Equal(i % 2 == 0 ? 400 : 100, await reader.ReadAsync(new DynamicRow[400], TestContext.Current.CancellationToken));
            }

            await reader.DisposeAsync();
            Assert.Equal(0, source.Open);
        }
    }

    [Fact]
    public async Task No_more_is_read_ahead_than_some_batches()
    {
        byte[] file = await FileAsync(groups: 200);
        var source = new LocalSource(file);
        await using RowReader<DynamicRow> reader = Open(source, threads: 2);
        Assert.Equal(1, await reader.ReadAsync(new DynamicRow[1], TestContext.Current.CancellationToken));
        int before;
        do
        {
            before = source.Requests.Count;
            await Task.Delay(200, TestContext.Current.CancellationToken);
        }
        while (source.Requests.Count > before);

        // Eight batches and as many ends of row groups are the most that is held, and one row group is loaded ahead.
        Assert.InRange(source.Requests.Count, 2, 20);
    }

    [Fact]
    public async Task Row_groups_that_are_too_large_to_be_held_beside_others_follow_each_other()
    {
        DynamicShape.Use(new RowSchema([new Column("id", ColumnType.Int64), new Column("bytes", ColumnType.Bytes)]));
        byte[] large = new byte[20 << 20];
        new Random(1).NextBytes(large);
        DynamicRow[] rows = [.. Enumerable.Range(0, 6).Select(i => new DynamicRow([(long)i, (ReadOnlyMemory<byte>)large]))];
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions { RowGroupRows = 2 });
        Assert.True(file.Length > 100 << 20);
        List<DynamicRow> read = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file), threads: 3);
        Assert.Equal(Enumerable.Range(0, 6).Select(i => (object)(long)i), read.Select(row => row.Values[0]));
        Assert.All(read, row => Assert.True(((ReadOnlyMemory<byte>)row.Values[1]!).Span.SequenceEqual(large)));
    }

    private static RowReader<DynamicRow> Open(IFileSource source, int threads)
        => new ParquetCodec(new WriteOptions(), manyRows: 0).OpenReader<DynamicRow, DynamicShape>(source, new CodecReadOptions { MaxDegreeOfParallelism = threads });

    // Long, and each once: no dictionary takes them, so that they are slices of their page.
    private static string TextOf(long i) => string.Concat(Enumerable.Range(0, 20).Select(part => (i * 7919 + part * 104_729) % 1_000_003));

    private static Task<byte[]> FileAsync(int groups)
    {
        DynamicShape.Use(new RowSchema([.. "abcdefg".Select(name => new Column(name.ToString(), ColumnType.Int64)), new Column("text", ColumnType.String)]));
        DynamicRow[] rows = [.. Enumerable.Range(0, groups * GroupRows).Select(i => new DynamicRow([.. Enumerable.Range(0, 7).Select(c => (object?)((long)i * (c + 1))), TextOf(i)]))];
        return ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions { RowGroupRows = GroupRows });
    }

    /// <summary>Bytes that come late or not at all: the footer with the first requests, and a row group with each of the others.</summary>
    private sealed class SlowSource(byte[] bytes, Func<int, CancellationToken, Task> wait) : IFileSource
    {
        private readonly LocalSource _source = new(bytes);
        private int _open;
        private int _requests;

        public string Key => _source.Key;

        public string Address => _source.Address;

        public long? Length => bytes.Length;

        public int Open => Volatile.Read(ref _open);

        public async ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _open);
            try
            {
                await wait(Interlocked.Increment(ref _requests) - 1, cancellationToken);
                return await _source.OpenAsync(offset, length, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _open);
            }
        }
    }
}
