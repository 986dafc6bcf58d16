using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>Memory does not grow with the object. What is allocated is counted, so that no pace or collection matters.</summary>
[Collection(Alone.Name)]
public sealed class MemoryTests(RgwServer server)
{
    private const int Part = S3StorageOptions.SmallestPart;
    private const int Length = 256 << 20;

    // Four parts under way and one more, each in a buffer of the next power of two, and what requests cost.
    private const long Bound = 128 << 20;

    [Fact]
    public async Task A_large_object_is_written_and_read_in_bounded_memory()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { PartSize = Part });
        byte[] piece = Calls.Bytes(1 << 20);
        long written = await AllocatedAsync(async () =>
        {
            await using StorageUpload upload = await storage.OpenUploadAsync("k", default, Calls.Token);
            for (int i = 0; i < Length / piece.Length; i++)
            {
                await upload.WriteAsync(piece, Calls.Token);
            }

            await upload.CompleteAsync(null, Calls.Token);
        });
        byte[] got = new byte[piece.Length];
        long read = await AllocatedAsync(async () =>
        {
            await using StorageObject opened = await storage.GetAsync("k", default, Calls.Token);
            Assert.Equal(Length, opened.Entry.Length);
            for (int i = 0; i < Length / piece.Length; i++)
            {
                await opened.Content.ReadExactlyAsync(got, Calls.Token);
                Assert.True(piece.AsSpan().SequenceEqual(got), $"MiB {i} is another");
            }
        });

        TestContext.Current.TestOutputHelper!.WriteLine($"{written >> 20} MiB to write, {read >> 20} MiB to read");
        Assert.InRange(written, 0, Bound);
        Assert.InRange(read, 0, Bound);
        await storage.DeleteAsync("k", Calls.Token);
    }

    [Fact]
    public async Task Whoever_stops_early_gives_the_buffers_back()
    {
        const int rounds = 30;
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { PartSize = Part });
        await Calls.UploadAsync(storage, "k", Calls.Bytes((5 * Part) + 7));
        byte[] beginning = new byte[300_000];

        long allocated = await AllocatedAsync(async () =>
        {
            for (int i = 0; i < rounds; i++)
            {
                StorageObject opened = await storage.GetAsync("k", default, Calls.Token);
                await opened.Content.ReadExactlyAsync(beginning, Calls.Token);
                await opened.DisposeAsync();
            }
        });

        TestContext.Current.TestOutputHelper!.WriteLine($"{allocated >> 20} MiB");
        Assert.InRange(allocated, 0, Bound);
    }

    [Fact]
    public async Task A_sealed_upload_holds_no_parts()
    {
        const int uploads = 40;
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { PartSize = Part });
        byte[] content = Calls.Bytes(Part - 1);
        var open = new List<StorageUpload>();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < uploads; i++)
        {
            StorageUpload upload = await storage.OpenUploadAsync($"{i}", default, Calls.Token);
            await upload.WriteAsync(content, Calls.Token);
            await upload.SealAsync(Calls.Token);
            open.Add(upload);
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, Bound);
        Assert.Empty(await Calls.ListAsync(storage));
        foreach (StorageUpload upload in open)
        {
            await upload.CompleteAsync(null, Calls.Token);
            await upload.DisposeAsync();
        }

        Assert.Equal(uploads, (await Calls.ListAsync(storage)).Length);
    }

    [Fact]
    public async Task A_listing_allocates_its_entries_and_little_more()
    {
        const int count = 3000;
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers();
        await Parallel.ForAsync(0, count, Calls.Token, async (number, token) => await storage.PutAsync($"listed/part-{number:D6}.csv", default, default, token));
        Assert.Equal(count, (await Calls.ListAsync(storage)).Length);

        long allocated = await AllocatedAsync(async () => Assert.Equal(count, await storage.ListAsync("", default, Calls.Token).CountAsync(Calls.Token)));

        // An entry with a key of 22 letters and an ETag of 32 takes 232 bytes.
        TestContext.Current.TestOutputHelper!.WriteLine($"{allocated / count} bytes a key");
        Assert.InRange(allocated / count, 232, 350);
    }

    private static async Task<long> AllocatedAsync(Func<Task> work)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        await work();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }
}
