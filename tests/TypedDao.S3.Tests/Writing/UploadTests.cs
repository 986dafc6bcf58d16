using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>Uploads in parts: whole or not at all, and nothing left behind.</summary>
public sealed class UploadTests(RgwServer server)
{
    private const int Part = S3StorageOptions.SmallestPart;

    [Theory]
    [InlineData(0, "PUT")]
    [InlineData(Part - 1, "PUT")]
    [InlineData(Part, "PUT")]
    [InlineData(Part + 1, "POST PUT PUT POST")]
    [InlineData((2 * Part) + 7, "POST PUT PUT PUT POST")]
    public async Task What_fits_one_part_is_one_request(int length, string methods)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using S3Storage storage = Open(wire);
        byte[] content = Calls.Bytes(length);
        await using StorageUpload upload = await storage.OpenUploadAsync("k", default, Calls.Token);
        for (int at = 0; at < length; at += 700_001)
        {
            await upload.WriteAsync(content.AsMemory(at, Math.Min(700_001, length - at)), Calls.Token);
        }

        StorageEntry entry = await upload.CompleteAsync(null, Calls.Token);

        Assert.Equal(methods, string.Join(' ', wire.Requests.Select(request => request.Method)));
        Assert.Equal((length, entry.ETag), (entry.Length, (await storage.HeadAsync("k", Calls.Token))!.ETag));
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));
    }

    [Fact]
    public async Task A_part_that_fails_is_sent_again_alone()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket)
            .Breaks(request => request.Query("partNumber") == "2", ExchangeFault.ResetInRequest(1000))
            .Breaks(request => request.Query("partNumber") == "3", ExchangeFault.AnswerLost())
            .Breaks(request => request.Query("partNumber") == "1", ExchangeFault.Answered(S3Answers.SlowDown(), readsRequest: false));
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });
        byte[] content = Calls.Bytes((3 * Part) + 7);

        await Calls.UploadAsync(storage, "k", content);

        Assert.Equal(["1", "1", "2", "2", "3", "3", "4"], wire.Of("PUT").Select(part => part.Query("partNumber")).Order(StringComparer.Ordinal));
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));
        await CheckNothingLeftAsync(bucket, "k");
    }

    [Fact]
    public async Task A_conditional_upload_asks_again_whether_its_condition_holds()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "HEAD", ExchangeFault.Answered(S3Answers.Error(500, "InternalError", "Try again.")));
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });
        byte[] content = Calls.Bytes(2 * Part);

        await Calls.UploadAsync(storage, "k", content, new PutOptions { IfAbsent = true });

        Assert.Equal(2, wire.Of("HEAD").Length);
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));
        await CheckNothingLeftAsync(bucket, "k");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(2 * Part)]
    public async Task A_conditional_upload_is_ended_again_where_the_server_was_too_busy_to_look(int length)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(
            request => length > Part ? request.Method == "POST" && request.Query("uploadId") is not null : request.Method == "PUT",
            ExchangeFault.Answered(S3Answers.SlowDown()));
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });
        byte[] content = Calls.Bytes(length);

        await Calls.UploadAsync(storage, "k", content, new PutOptions { IfAbsent = true });

        Assert.Equal(1, wire.Injected);
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));
        await CheckNothingLeftAsync(bucket, "k");
    }

    [Fact]
    public async Task A_part_that_keeps_failing_ends_the_upload_and_leaves_nothing()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Query("partNumber") == "2", ExchangeFault.Answered(S3Answers.Error(403, "QuotaExceeded", "Enough.")), times: 99);
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.UploadAsync(storage, "k", Calls.Bytes(4 * Part)));

        Assert.Equal(ErrorKind.StorageFull, error.Kind);
        Assert.Equal("The quota of the bucket or its owner is used up (403 QuotaExceeded: Enough; request ID). [operation upload, store store, at s3://BUCKET/k] Remove data, or have the quota raised.", Calls.Text(error, bucket));
        await CheckNothingLeftAsync(bucket);
    }

    [Theory]
    [InlineData("dispose")]
    [InlineData("seal")]
    [InlineData("cancel-write")]
    [InlineData("cancel-complete")]
    public async Task An_upload_that_ends_early_leaves_nothing(string how)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part, Concurrency = 1 });
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Calls.Token);
        await using (StorageUpload upload = await storage.OpenUploadAsync("k", default, Calls.Token))
        {
            await upload.WriteAsync(Calls.Bytes((2 * Part) + 7), Calls.Token);
            if (how == "seal")
            {
                await upload.SealAsync(Calls.Token);
                Assert.Single(await UploadsAsync(bucket));
            }
            else if (how.StartsWith("cancel", StringComparison.Ordinal))
            {
                wire.Breaks(request => request.Method is "PUT" or "POST", ExchangeFault.AnswerDelayed(TimeSpan.FromSeconds(0.5)), times: 9);
                cancel.CancelAfter(100);
                await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
                {
                    if (how == "cancel-write")
                    {
                        await upload.WriteAsync(Calls.Bytes(4 * Part), cancel.Token);
                    }
                    else
                    {
                        await upload.CompleteAsync(null, cancel.Token);
                    }
                });
            }

            Assert.Empty(await Calls.ListAsync(storage));
        }

        await CheckNothingLeftAsync(bucket);
    }

    [Fact]
    public async Task A_lost_answer_of_the_beginning_leaves_an_empty_upload_that_is_said_listed_and_removed()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "POST" && request.Query("uploads") is not null, ExchangeFault.AnswerLost());
        var log = new WarningLog();
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part }, logger: log);
        byte[] content = Calls.Bytes(Part + 7);

        await Calls.UploadAsync(storage, "k", content);

        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));
        string warning = Assert.Single(log.Messages);
        Assert.StartsWith($"The server may have begun an upload of s3://{bucket.Name}/k without our knowing its name: ", warning, StringComparison.Ordinal);
        UnfinishedUpload left = Assert.Single(await UploadsAsync(bucket));
        Assert.Equal("k", left.Key);
        Assert.Empty((await bucket.Sdk.ListPartsAsync(bucket.Name, "k", left.UploadId, Calls.Token)).Parts ?? []);

        await using S3Storage bare = bucket.Open();
        await bare.Services.AbandonAsync(left, Calls.Token);
        await CheckNothingLeftAsync(bucket, "k");
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));
    }

    [Fact]
    public async Task A_lost_answer_of_the_completion_is_resolved_without_writing_twice()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(IsCompletion, ExchangeFault.AnswerLost());
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });
        byte[] content = Calls.Bytes(Part + 7);

        StorageEntry entry = await Calls.UploadAsync(storage, "k", content);

        Assert.Equal((content.Length, (await storage.HeadAsync("k", Calls.Token))!.ETag), (entry.Length, entry.ETag));
        Assert.Equal(2, wire.Of("PUT").Length);
        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));
        await CheckNothingLeftAsync(bucket, "k");
    }

    [Fact]
    public async Task A_lost_answer_of_the_completion_claims_no_object_of_somebody_else()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(IsCompletion, ExchangeFault.AnswerLost() with { Delay = TimeSpan.FromSeconds(0.7) });
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });
        await using IObjectStorage other = bucket.OpenUnderLayers();
        Task<StorageEntry> upload = Calls.UploadAsync(storage, "k", Calls.Bytes(Part + 7));
        while (await other.HeadAsync("k", Calls.Token) is null)
        {
            await Task.Delay(5, Calls.Token);
        }

        await other.PutAsync("k", Calls.Bytes(10), default, Calls.Token);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => upload);
        Assert.Equal((ErrorKind.OutcomeUnknown, false), (error.Kind, error.IsTransient));
        Assert.Equal(
            "It is not known whether the write took effect. Its upload is gone, and nothing shows that it was completed. [operation upload, store store, at s3://BUCKET/k] Read the object back to find out.",
            Calls.Text(error, bucket));
        Assert.Equal(Calls.Bytes(10), await Calls.ReadAsync(other, "k"));
    }

    [Fact]
    public async Task An_upload_that_somebody_abandons_says_so()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(IsCompletion, ExchangeFault.Answered(S3Answers.Error(404, "NoSuchUpload", "Gone.")));
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });
        await using StorageUpload upload = await storage.OpenUploadAsync("k", default, Calls.Token);
        await upload.WriteAsync(Calls.Bytes(Part + 7), Calls.Token);
        await upload.SealAsync(Calls.Token);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await upload.CompleteAsync(null, Calls.Token));

        Assert.Equal((ErrorKind.Conflict, false), (error.Kind, error.IsTransient));
        Assert.Equal(
            "The upload of 'k' was abandoned by somebody else (404 NoSuchUpload: Gone; request ID). [operation upload, store store, at s3://BUCKET/k] Write it again; see that no lifecycle rule abandons uploads that are still written.",
            Calls.Text(error, bucket));
    }

    [Fact]
    public async Task An_upload_that_is_gone_is_not_completed_whatever_the_server_calls_it()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { PartSize = Part });
        await using S3Storage bare = bucket.Open();
        await using StorageUpload upload = await storage.OpenUploadAsync("k", default, Calls.Token);
        await upload.WriteAsync(Calls.Bytes(Part + 7), Calls.Token);
        await upload.SealAsync(Calls.Token);
        await bare.Services.AbandonAsync(Assert.Single(await UploadsAsync(bucket)), Calls.Token);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await upload.CompleteAsync(null, Calls.Token));

        Assert.True(error.Kind is ErrorKind.Conflict or ErrorKind.OutcomeUnknown, error.Message);
        Assert.False(error.IsTransient);
        await CheckNothingLeftAsync(bucket);
    }

    [Theory]
    [InlineData(Part)]
    [InlineData(Part + 1)]
    public async Task A_condition_is_kept_by_uploads_of_any_size(int length)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { PartSize = Part });
        Assert.Equal(Part, storage.Capabilities.MaximumConditionalSize);
        StorageEntry first = await Calls.UploadAsync(storage, "k", Calls.Bytes(length), new PutOptions { IfAbsent = true });

        TypedDaoException exists = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.UploadAsync(storage, "k", Calls.Bytes(length), new PutOptions { IfAbsent = true }));
        StorageEntry second = await Calls.UploadAsync(storage, "k", Calls.Bytes(length, seed: 2), new PutOptions { IfMatch = first.ETag });
        TypedDaoException changed = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.UploadAsync(storage, "k", Calls.Bytes(length), new PutOptions { IfMatch = first.ETag }));
        TypedDaoException gone = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.UploadAsync(storage, "j", Calls.Bytes(length), new PutOptions { IfMatch = first.ETag }));

        Assert.Equal((ErrorKind.AlreadyExists, ErrorKind.Conflict, ErrorKind.Conflict), (exists.Kind, changed.Kind, gone.Kind));
        Assert.Contains("'j' has ", gone.Message, StringComparison.Ordinal);
        Assert.Equal(second.ETag, (await storage.HeadAsync("k", Calls.Token))!.ETag);
        await CheckNothingLeftAsync(bucket, "k");
    }

    internal static bool IsCompletion(ProxiedRequest request) => request.Method == "POST" && request.Query("uploadId") is not null;

    internal static async Task CheckNothingLeftAsync(TestBucket bucket, params string[] keys)
    {
        await using S3Storage storage = bucket.Open();
        Assert.Empty(await UploadsAsync(bucket));
        Assert.Equal(keys, await Calls.ListAsync(storage));
    }

    private static async Task<UnfinishedUpload[]> UploadsAsync(TestBucket bucket)
    {
        await using S3Storage storage = bucket.Open();
        return await storage.Services.ListUploadsAsync("", Calls.Token).ToArrayAsync(Calls.Token);
    }

    private static S3Storage Open(Wire wire) => wire.Open(options => options with { PartSize = Part });
}
