using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.Storage;
using TypedDao.Tests;
using ByteRange = TypedDao.Storage.ByteRange;

namespace TypedDao.S3.Tests;

/// <summary>What is read is what was asked for: ranges, conditions, versions.</summary>
public sealed class RangeTests(RgwServer server)
{
    private static readonly long?[] Lengths = [null, 0, 1, 3, 10, 11, long.MaxValue];

    [Theory]
    [InlineData(10)]
    [InlineData(1)]
    [InlineData(0)]
    public async Task Every_range_reads_what_is_there(int size)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open();
        byte[] content = Calls.Bytes(size);
        StorageEntry put = await storage.PutAsync("k", content, default, Calls.Token);
        foreach (long offset in (long[])[0, 1, 3, 9, 10, 11, long.MaxValue, -1, -3, -10, -11, -1_000_000])
        {
            foreach (long? length in Lengths)
            {
                var options = new GetOptions { Offset = offset, Length = length };
                await CheckAsync(storage, content, put.ETag, options);
                await CheckAsync(storage, content, put.ETag, options with { IfMatch = put.ETag });
            }
        }
    }

    [Fact]
    public async Task Ranges_of_several_parts_are_whole()
    {
        const int part = S3StorageOptions.SmallestPart;
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open(options => options with { PartSize = part });
        byte[] content = Calls.Bytes((2 * part) + 7);
        StorageEntry put = await Calls.UploadAsync(storage, "k", content);
        foreach ((long offset, long? length) in ((long, long?)[])
            [(0, null), (1, null), (part - 1, 2), (part, part), (part, part + 1), (-part - 1, null), (-part - 7, part + 3), (2 * part, null), (7, 2 * part)])
        {
            await CheckAsync(storage, content, put.ETag, new GetOptions { Offset = offset, Length = length });
        }
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(0, 0L)]
    [InlineData(2, 3L)]
    [InlineData(-2, null)]
    [InlineData(-2, 1L)]
    [InlineData(99, null)]
    public async Task A_condition_that_does_not_hold_is_a_conflict_in_every_range(long offset, long? length)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers();
        StorageEntry old = await storage.PutAsync("k", Calls.Bytes(10), default, Calls.Token);
        await storage.PutAsync("k", Calls.Bytes(11, seed: 2), default, Calls.Token);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(
            () => Calls.ReadAsync(storage, "k", new GetOptions { Offset = offset, Length = length, IfMatch = old.ETag }));

        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Equal("'k' has changed since it was last seen. [operation get, store store, at s3://BUCKET/k]", Calls.Text(error, bucket));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(0, 0L)]
    [InlineData(-2, 1L)]
    public async Task What_is_not_there_is_not_found_in_every_range(long offset, long? length)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers();

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.ReadAsync(storage, "k", new GetOptions { Offset = offset, Length = length }));

        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Equal("'k' does not exist. [operation get, store store, at s3://BUCKET/k]", Calls.Text(error, bucket));
    }

    [Fact]
    public async Task Earlier_versions_are_read_also_after_the_connection_broke_off()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.Sdk.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = bucket.Name, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } }, Calls.Token);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = wire.OpenUnderLayers();
        byte[] first = Calls.Bytes(200_000, seed: 1), second = Calls.Bytes(200_000, seed: 2);
        StorageEntry one = await storage.PutAsync("k", first, default, Calls.Token);
        StorageEntry two = await storage.PutAsync("k", second, default, Calls.Token);
        await storage.DeleteAsync("k", Calls.Token);
        Assert.Null(await storage.HeadAsync("k", Calls.Token));

        foreach ((StorageEntry version, byte[] content) in ((StorageEntry, byte[])[])[(one, first), (two, second)])
        {
            wire.Breaks(request => request.Method == "GET", ExchangeFault.AnswerCutOff(70_000));
            Assert.Equal(content, await Calls.ReadAsync(storage, "k", new GetOptions { VersionId = version.VersionId }));
            Assert.Equal(content[^9..], await Calls.ReadAsync(storage, "k", new GetOptions { VersionId = version.VersionId, Offset = -9 }));
        }

        Assert.Equal(2, wire.Injected);
        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.ReadAsync(storage, "k"));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
    }

    private static async Task CheckAsync(IObjectStorage storage, byte[] content, string etag, GetOptions options)
    {
        ByteRange range = ByteRange.Of(options, content.Length);
        await using StorageObject opened = await storage.GetAsync("k", options, Calls.Token);
        using var read = new MemoryStream();
        await opened.Content.CopyToAsync(read, Calls.Token);

        Assert.True(content.AsSpan((int)range.Offset, (int)range.Length).SequenceEqual(read.GetBuffer().AsSpan(0, (int)read.Length)), $"{options} has {read.Length} bytes");
        Assert.Equal((content.Length, etag), (opened.Entry.Length, opened.Entry.ETag));
    }
}
