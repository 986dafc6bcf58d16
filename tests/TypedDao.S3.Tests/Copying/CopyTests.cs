using TypedDao.Layers;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>Copies on the server, at once and in parts.</summary>
public sealed class CopyTests(RgwServer server)
{
    private const int AtOnce = 6 << 20;
    private const int Large = 20_000_000;

    private static readonly ObjectAttributes Attributes = new()
    {
        ContentType = "text/csv",
        Metadata = new Dictionary<string, string> { ["author"] = "Ann" },
        Tags = new Dictionary<string, string> { ["team"] = "sales é" },
    };

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(Large)]
    public async Task A_copy_has_content_and_attributes(int length)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = Open(wire);
        byte[] content = Calls.Bytes(length);
        string from = length > AtOnce ? "from" : "from é+%"; // the server of the tests does not decode the source of a part
        await Calls.UploadAsync(storage, from, content, new PutOptions { Attributes = Attributes });
        await using S3Storage bare = bucket.Open();
        await bare.Services.SetTagsAsync(from, Attributes.Tags, Calls.Token);
        wire.Clear();

        StorageEntry entry = await storage.CopyAsync(from, "to é+%", default, Calls.Token);

        Assert.Empty(wire.Of("GET", request => request.Query("tagging") is null));
        Assert.Equal(length > AtOnce ? 4 : 1, wire.Of("PUT").Length);
        Assert.Equal((length, (await storage.HeadAsync("to é+%", Calls.Token))!.ETag), (entry.Length, entry.ETag));
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "to é+%"));
        ObjectAttributes found = (await bare.Services.GetAttributesAsync("to é+%", null, Calls.Token))!;
        Assert.Equal(("text/csv", "Ann"), (found.ContentType, found.Metadata["author"]));
        if (length > AtOnce)
        {
            Assert.Equal("team=sales%20%C3%A9", wire.Of("POST")[0].Header("x-amz-tagging")); // which that server drops
        }
        else
        {
            Assert.Equal("sales é", found.Tags["team"]);
        }

        await UploadTests.CheckNothingLeftAsync(bucket, from, "to é+%");
    }

    [Fact]
    public async Task A_conditional_copy_has_the_attributes_too()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open();
        await storage.PutAsync("from", Calls.Bytes(1000), new PutOptions { Attributes = Attributes }, Calls.Token);

        await storage.CopyAsync("from", "to", new PutOptions { IfAbsent = true }, Calls.Token);

        ObjectAttributes found = (await storage.Services.GetAttributesAsync("to", null, Calls.Token))!;
        Assert.Equal(("text/csv", "Ann", "sales é"), (found.ContentType, found.Metadata["author"], found.Tags["team"]));
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(Large)]
    public async Task Conditions_of_a_copy_are_kept(int length)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = Open(wire);
        await Calls.UploadAsync(storage, "from", Calls.Bytes(length));
        StorageEntry made = await storage.CopyAsync("from", "to", new PutOptions { IfAbsent = true }, Calls.Token);

        await CheckAsync("'to' exists already. [operation copy, store store, at s3://BUCKET/to]", new PutOptions { IfAbsent = true });
        await CheckAsync("'to' has changed since it was last seen. [operation copy, store store, at s3://BUCKET/to]", new PutOptions { IfMatch = "x" });
        await storage.CopyAsync("from", "to", new PutOptions { IfMatch = made.ETag }, Calls.Token);
        await UploadTests.CheckNothingLeftAsync(bucket, "from", "to");

        async Task CheckAsync(string text, PutOptions options)
        {
            TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await storage.CopyAsync("from", "to", options, Calls.Token));
            Assert.Equal(text, Calls.Text(error, bucket));
        }
    }

    [Theory]
    [InlineData(1000, true)]
    [InlineData(Large, false)]
    [InlineData(Large, true)]
    public async Task A_source_that_is_replaced_meanwhile_is_a_conflict(int length, bool isDeleted)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = Open(wire);
        await using IObjectStorage other = bucket.OpenUnderLayers();
        await Calls.UploadAsync(storage, "from", Calls.Bytes(length));
        wire.Breaks(request => request.Method == (length == Large ? "POST" : "HEAD"), ExchangeFault.AnswerDelayed(TimeSpan.FromSeconds(0.5)));

        Task<StorageEntry> copy = storage.CopyAsync("from", "to", default, Calls.Token).AsTask();
        while (wire.Injected == 0)
        {
            await Task.Delay(5, Calls.Token);
        }

        await Task.Delay(100, Calls.Token);
        await (isDeleted ? other.DeleteAsync("from", Calls.Token).AsTask() : other.PutAsync("from", Calls.Bytes(10), default, Calls.Token).AsTask());
        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => copy);

        Assert.Equal((ErrorKind.Conflict, false), (error.Kind, error.IsTransient));
        Assert.Equal($"'from' has {(isDeleted ? "been deleted" : "changed")} since it was last seen. [operation copy, store store, at s3://BUCKET/to]", Calls.Text(error, bucket));
        await UploadTests.CheckNothingLeftAsync(bucket, isDeleted ? [] : ["from"]);
    }

    [Theory]
    [InlineData(412, "PreconditionFailed", "'from' has changed since it was last seen. [operation copy, store store, at s3://BUCKET/to]")]
    [InlineData(404, "NoSuchKey", "'from' has been deleted since it was last seen. [operation copy, store store, at s3://BUCKET/to]")]
    [InlineData(403, "AccessDenied", "The credentials do not allow to write 'to' (403 AccessDenied: Said so; request ID). [operation copy, store store, at s3://BUCKET/to] Give them the rights s3:PutObject and s3:DeleteObject on the bucket 'BUCKET'.")]
    public async Task A_copy_that_is_refused_says_which_side_is_meant(int status, string code, string text)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = Open(wire);
        await storage.PutAsync("from", Calls.Bytes(10), default, Calls.Token);
        wire.Breaks(request => request.Method == "PUT", ExchangeFault.Answered(S3Answers.Error(status, code, "Said so.")), times: 9);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await storage.CopyAsync("from", "to", default, Calls.Token));

        Assert.Equal(text, Calls.Text(error, bucket));
        Assert.NotNull(wire.Of("PUT")[^1].Header("x-amz-copy-source-if-match"));
    }

    [Fact]
    public async Task A_copy_of_what_was_replaced_meanwhile_is_whole()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = Open(wire);
        await using IObjectStorage other = bucket.OpenUnderLayers();
        await storage.PutAsync("from", Calls.Bytes(1000), default, Calls.Token);
        wire.Breaks(request => request.Method == "HEAD", ExchangeFault.AnswerDelayed(TimeSpan.FromSeconds(0.5)));
        Task<StorageEntry> copy = storage.CopyAsync("from", "to", default, Calls.Token).AsTask();
        await Task.Delay(200, Calls.Token);
        await other.PutAsync("from", Calls.Bytes(10, seed: 2), default, Calls.Token);

        try
        {
            StorageEntry entry = await copy;
            Calls.CheckSame(Calls.Bytes(10, seed: 2), await Calls.ReadAsync(other, "to"));
            Assert.Equal((10, (await other.HeadAsync("to", Calls.Token))!.ETag), (entry.Length, entry.ETag));
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.Conflict)
        {
            Assert.Null(await other.HeadAsync("to", Calls.Token)); // a server that keeps the condition on the source
        }
    }

    [Fact]
    public async Task What_fails_in_a_large_copy_is_repeated_alone()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = Open(wire);
        byte[] content = Calls.Bytes(Large);
        await Calls.UploadAsync(storage, "from", content);
        wire.Clear();
        wire.Breaks(request => request.Query("partNumber") == "2", ExchangeFault.AnswerLost())
            .Breaks(request => request.Query("partNumber") == "3", ExchangeFault.Answered(S3Answers.InternalError()))
            .Breaks(UploadTests.IsCompletion, ExchangeFault.AnswerLost());

        StorageEntry entry = await storage.CopyAsync("from", "to", default, Calls.Token);

        Assert.Equal(["1", "2", "2", "3", "3", "4"], wire.Of("PUT").Select(part => part.Query("partNumber")).Order(StringComparer.Ordinal));
        Assert.Equal((await storage.HeadAsync("to", Calls.Token))!.ETag, entry.ETag);
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "to"));
        await UploadTests.CheckNothingLeftAsync(bucket, "from", "to");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_copy_that_fails_leaves_nothing(bool abandonFails)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = Open(wire, Calls.Twice);
        await Calls.UploadAsync(storage, "from", Calls.Bytes(Large));
        wire.Breaks(request => request.Query("partNumber") == "2", ExchangeFault.Answered(S3Answers.InternalError()), times: 99);
        if (abandonFails)
        {
            wire.Breaks(request => request.Method == "DELETE", ExchangeFault.Answered(S3Answers.InternalError()));
        }

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await storage.CopyAsync("from", "to", default, Calls.Token));

        Assert.Equal(ErrorKind.OutcomeUnknown, error.Kind);
        await UploadTests.CheckNothingLeftAsync(bucket, "from");
    }

    private static IObjectStorage Open(Wire wire, RetryOptions? retry = null)
        => wire.OpenUnderLayers(options => options with { PartSize = S3StorageOptions.SmallestPart, MultipartCopySize = AtOnce }, retry);
}
