using TypedDao.Parquet.Reading;

namespace TypedDao.Parquet.Tests.Reading;

/// <summary>Work that is done in parts.</summary>
public sealed class DecodeCrewTests
{
    [Theory, InlineData(1), InlineData(2), InlineData(7)]
    public async Task Every_part_is_done_once_before_the_work_ends(int size)
    {
        using var crew = new DecodeCrew(size);
        for (int count = 0; count < 300; count++)
        {
            int[] done = new int[count];
            await crew.ForEachAsync(count, isSmall: count % 10 == 9, async (i, _) =>
            {
                if (i % 3 == 0)
                {
                    await Task.Yield();
                }

                Interlocked.Increment(ref done[i]);
            });
            Assert.All(done, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public async Task No_two_threads_work_with_the_same_tools()
    {
        using var crew = new DecodeCrew(4);
        var busy = new System.Collections.Concurrent.ConcurrentDictionary<DecodeWorker, bool>();
        await crew.ForEachAsync(2000, isSmall: false, async (i, worker) =>
        {
            Assert.True(busy.TryAdd(worker, true));
            if (i % 100 == 0)
            {
                await Task.Delay(1, TestContext.Current.CancellationToken);
            }

            Assert.True(busy.TryRemove(worker, out bool _));
        });
        Assert.Empty(busy);
    }

    [Theory, InlineData(1), InlineData(3)]
    public async Task The_error_of_a_part_is_that_of_the_work_which_has_ended_then(int size)
    {
        using var crew = new DecodeCrew(size);
        for (int round = 0; round < 200; round++)
        {
            int present = 0;
            InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => crew.ForEachAsync(50, isSmall: false, async (i, _) =>
            {
                Interlocked.Increment(ref present);
                try
                {
                    await Task.Yield();
                    if (i == 20)
                    {
                        throw new InvalidOperationException("part 20");
                    }
                }
                finally
                {
                    Interlocked.Decrement(ref present);
                }
            }).AsTask());
            Assert.Equal("part 20", error.Message);
            Assert.Equal(0, present);
        }
    }
}
