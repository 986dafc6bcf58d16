using global::Medallion.Cleaning;

namespace TypedDao.Samples.Medallion;

public sealed class SideOutputTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_arrive_in_their_order()
    {
        List<int> rows = [];
        await using var output = new SideOutput<int>(added => CollectAsync(added, rows));
        foreach (int row in Enumerable.Range(0, 10_000))
        {
            await output.AddAsync(row);
        }

        Assert.Equal(10_000, (await output.CompleteAsync()).Rows);
        Assert.Equal(Enumerable.Range(0, 10_000), rows);
    }

    [Fact]
    public async Task When_writing_fails_whoever_adds_is_told_why()
    {
        await using var output = new SideOutput<int>(_ => throw new IOException("disk full"));
        IOException error = await Assert.ThrowsAsync<IOException>(async () =>
        {
            for (int row = 0; row < 1_000_000; row++)
            {
                await output.AddAsync(row);
            }
        });
        Assert.Equal("disk full", error.Message);
        await Assert.ThrowsAsync<IOException>(output.CompleteAsync);
    }

    [Fact]
    public async Task Abandoned_rows_end_with_an_error_so_that_nothing_becomes_visible()
    {
        Task<WriteResult>? written = null;
        await using (var output = new SideOutput<int>(rows => new(written = CollectAsync(rows, []).AsTask())))
        {
            await output.AddAsync(1);
        }

        await Assert.ThrowsAsync<OperationCanceledException>(() => written!);
    }

    private static async ValueTask<WriteResult> CollectAsync(IAsyncEnumerable<int> rows, List<int> collected)
    {
        await foreach (int row in rows.WithCancellation(Token))
        {
            collected.Add(row);
        }

        return new WriteResult(collected.Count, 0, 0);
    }
}
