using TypedDao.Codecs;
using TypedDao.Files.Listing;
using TypedDao.Files.Reading;
using TypedDao.Filters;
using TypedDao.Rows;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Reading;

public sealed class RowEnumeratorTests
{
    [Fact]
    public async Task A_row_costs_neither_an_allocation_nor_an_await()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "x");
        const int rows = 1_000_000;

        // Twice: the first time the code is compiled and the pools are filled.
        long allocated = 0;
        for (int round = 0; round < 2; round++)
        {
            var reading = Reading(lake, new FakeCodec(rows), new ReadStatistics());
            long before = GC.GetAllocatedBytesForCurrentThread();
            int thread = Environment.CurrentManagedThreadId;
            long count = 0;
            await foreach (User user in reading.WithCancellation(TestContext.Current.CancellationToken))
            {
                count++;
            }

            Assert.Equal(rows, count);
            Assert.Equal(thread, Environment.CurrentManagedThreadId);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        // What remains is for the read and its batches, not for rows.
        Assert.InRange(allocated / (double)rows, 0, 0.2);
    }

    [Fact]
    public async Task Cancellation_is_seen_at_the_next_batch()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "x");
        using var cancellation = new CancellationTokenSource();
        var codec = new FakeCodec(int.MaxValue);
        int count = 0;
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (User user in Reading(lake, codec, new ReadStatistics()).WithCancellation(cancellation.Token))
            {
                if (++count == 10)
                {
                    await cancellation.CancelAsync();
                }
            }
        });
        Assert.InRange(count, 10, 2048);
        Assert.True(codec.IsDisposed);
    }

    [Fact]
    public async Task An_ended_or_disposed_read_gives_nothing_more()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.BronzeStorage, "people.csv", "x");
        IAsyncEnumerator<User> rows = Reading(lake, new FakeCodec(3), new ReadStatistics()).GetAsyncEnumerator();
        for (int i = 0; i < 3; i++)
        {
            Assert.True(await rows.MoveNextAsync());
        }

        Assert.False(await rows.MoveNextAsync());
        Assert.False(await rows.MoveNextAsync());
        await rows.DisposeAsync();
        await rows.DisposeAsync();
        Assert.False(await rows.MoveNextAsync());
    }

    private static RowReading<User, UserShape> Reading(TestLake lake, ICodec codec, ReadStatistics statistics)
    {
        var layout = new FileLayout(lake.Bronze.People.Target.Definition);
        var file = new FileEntry("people.csv", new PathValues(layout, []), null);
        return new RowReading<User, UserShape>
        {
            Target = lake.Bronze.People.Target,
            Storage = lake.BronzeStorage,
            Codec = codec,
            Files = () => new[] { file }.ToAsyncEnumerable(),
            Filter = Filter.All,
            BadRows = _ => FailingBadRows.Instance,
            Statistics = statistics,
            Address = "people",
        };
    }

    /// <summary>Gives one row again and again, without any work.</summary>
    private sealed class FakeCodec(int rows) : ICodec
    {
        public bool IsDisposed { get; private set; }

        public RowReader<TRow> OpenReader<TRow, TShape>(IFileSource file, CodecReadOptions options)
            where TShape : struct, IRowShape<TRow>
            => new Reader<TRow>(this, (TRow)(object)new User { Id = 1, Name = "x" }, rows);

        public RowWriter<TRow> OpenWriter<TRow, TShape>(Stream destination, CodecWriteOptions options)
            where TShape : struct, IRowShape<TRow>
            => throw new NotSupportedException();

        private sealed class Reader<TRow>(FakeCodec codec, TRow row, int left) : RowReader<TRow>
        {
            private int _left = left;

            public override ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken)
            {
                int count = Math.Min(_left, buffer.Length);
                buffer.Span[..count].Fill(row);
                _left -= count;
                return ValueTask.FromResult(count);
            }

            public override ValueTask DisposeAsync()
            {
                codec.IsDisposed = true;
                return ValueTask.CompletedTask;
            }
        }
    }
}
