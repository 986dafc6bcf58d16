using System.Text;
using TypedDao.Layers;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>Copies between buckets of one server, whose bytes do not pass through here.</summary>
public sealed class CrossBucketTests(RgwServer server)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_copy_to_another_bucket_moves_no_bytes_through_here()
    {
        await using TestBucket first = await TestBucket.MakeAsync(server);
        await using TestBucket second = await TestBucket.MakeAsync(server);
        await using FaultProxy proxy = FaultProxy.Start(first.Server.Endpoint);
        await using IObjectStorage from = first.OpenUnderLayers(options => options with { Endpoint = proxy.Endpoint, Prefix = "raw" });
        await using IObjectStorage to = second.OpenUnderLayers(options => options with { Endpoint = proxy.Endpoint, Prefix = "kept" });
        StorageEntry written = await from.PutAsync("a b/ü", Encoding.UTF8.GetBytes("content"), default, Token);
        proxy.Clear();

        StorageEntry? copied = await to.TryCopyFromAsync(from, "a b/ü", new GetOptions { IfMatch = written.ETag }, "c+d", default, Token);

        Assert.Equal(["HEAD", "PUT"], proxy.Requests.Select(request => request.Method));
        Assert.Equal(written.ETag, copied?.ETag);
        await using StorageObject read = await to.GetAsync("c+d", default, Token);
        Assert.Equal("content", await new StreamReader(read.Content).ReadToEndAsync(Token));
    }

    [Fact]
    public async Task A_source_that_changed_is_not_copied()
    {
        await using TestBucket first = await TestBucket.MakeAsync(server);
        await using TestBucket second = await TestBucket.MakeAsync(server);
        await using IObjectStorage from = first.OpenUnderLayers();
        await using IObjectStorage to = second.OpenUnderLayers();
        StorageEntry old = await from.PutAsync("a", new byte[1], default, Token);
        await from.PutAsync("a", new byte[2], default, Token);

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(
            async () => await to.TryCopyFromAsync(from, "a", new GetOptions { IfMatch = old.ETag }, "b", default, Token));

        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Null(await to.HeadAsync("b", Token));
    }

    [Fact]
    public async Task A_storage_of_another_kind_or_server_or_user_is_left_to_reading_and_writing()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using FaultProxy proxy = FaultProxy.Start(bucket.Server.Endpoint);
        await using IObjectStorage to = bucket.OpenUnderLayers();
        await using IObjectStorage elsewhere = bucket.OpenUnderLayers(options => options with { Endpoint = proxy.Endpoint });
        await using IObjectStorage guest = bucket.OpenUnderLayers(options => options with
        {
            Credentials = new Amazon.Runtime.BasicAWSCredentials(bucket.Server.Guest.AccessKey, bucket.Server.Guest.SecretKey),
        });
        await using IObjectStorage memory = StorageLayers.Apply(new MemoryStorage(), "memory");

        foreach (IObjectStorage from in (IObjectStorage[])[elsewhere, guest, memory])
        {
            Assert.Null(await to.TryCopyFromAsync(from, "a", default, "b", default, Token));
            Assert.Null(await memory.TryCopyFromAsync(from, "a", default, "b", default, Token));
        }
    }
}
