using System.Globalization;
using Amazon.S3.Model;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>Listings of several pages, from anywhere, over a connection that breaks off; and what is in a bucket that we did not write.</summary>
public sealed class ListingTests(RgwServer server)
{
    private const int Many = 2500;

    [Fact]
    public async Task A_long_listing_is_whole_from_anywhere_and_over_any_fault()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        string[] keys = [.. Enumerable.Range(0, Many).Select(i => string.Create(CultureInfo.InvariantCulture, $"{(i % 2 == 0 ? "é +%&" : "b")}/{i:D5}"))];
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Calls.Token }, async (key, token) =>
            await bucket.Sdk.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = key, ContentBody = "x" }, token));
        keys = [.. keys.Order(StringComparer.Ordinal)];
        await using IObjectStorage storage = wire.OpenUnderLayers();

        Assert.Equal(keys, await Calls.ListAsync(storage));
        Assert.Equal(3, wire.Of("GET").Length);
        Assert.Equal(keys[1601..], await Calls.ListAsync(storage, startAfter: keys[1600]));
        string[] special = [.. keys.Where(key => key.StartsWith('é'))];
        Assert.Equal(special, await Calls.ListAsync(storage, "é +"));
        Assert.Equal(special[1001..], await Calls.ListAsync(storage, "é +%&/", special[1000]));
        Assert.Empty(await Calls.ListAsync(storage, "é +%&/", "é +%&0"));

        foreach (ExchangeFault fault in (ExchangeFault[])
            [ExchangeFault.AnswerCutOff(20_000), ExchangeFault.AnswerShortened(20_000), ExchangeFault.ResetInAnswer(20_000), ExchangeFault.AnswerLost(), ExchangeFault.Answered(S3Answers.InternalError())])
        {
            wire.Breaks(request => request.Method == "GET", fault, skip: 1);
            Assert.Equal(keys, await Calls.ListAsync(storage));
        }

        Assert.Equal(5, wire.Injected);
        await CheckCancellationAsync(storage);
    }

    [Fact]
    public async Task Marks_of_folders_are_passed_over_and_keys_that_nobody_could_read_are_an_error()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { Prefix = "raw" });
        foreach (string key in (string[])["raw/", "raw/a/", "raw/a/1", "raw/b/", "rawer/1", "raw"])
        {
            await bucket.Sdk.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = key, ContentBody = key.EndsWith('/') ? "" : "x" }, Calls.Token);
        }

        Assert.Equal(["a/1"], await Calls.ListAsync(storage));
        Assert.Empty(await Calls.ListAsync(storage, "b/"));

        await bucket.Sdk.PutObjectAsync(new PutObjectRequest { BucketName = bucket.Name, Key = "raw/a//b", ContentBody = "x" }, Calls.Token);
        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.ListAsync(storage));
        Assert.Equal(ErrorKind.NotSupported, error.Kind);
        Assert.Equal(
            "The bucket has an object whose key 'raw/a//b' cannot be read: it has an empty segment. [operation list, store store, at s3://BUCKET/raw/a//b] Copy it to another key and remove it.",
            Calls.Text(error, bucket));
    }

    private static async Task CheckCancellationAsync(IObjectStorage storage)
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Calls.Token);
        int seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (StorageEntry entry in storage.ListAsync("", default, cancel.Token))
            {
                if (++seen == 10)
                {
                    await cancel.CancelAsync();
                }
            }
        });
        Assert.InRange(seen, 10, 11);
    }
}
