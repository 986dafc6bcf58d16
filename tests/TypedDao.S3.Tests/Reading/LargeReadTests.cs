using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.Layers;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>Reads of several parts, and reads whose connection breaks off.</summary>
public sealed class LargeReadTests(RgwServer server)
{
    private const int Part = S3StorageOptions.SmallestPart;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_object_of_several_parts_is_read_in_as_many_requests_of_one_version(bool isAsync)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        (IObjectStorage storage, byte[] content, StorageEntry entry) = await PutAsync(wire, (2 * Part) + 7);
        await using StorageObject opened = await storage.GetAsync("k", default, Calls.Token);
        byte[] read = new byte[content.Length];
        if (isAsync)
        {
            await opened.Content.ReadExactlyAsync(read, Calls.Token);
        }
        else
        {
            await Task.Run(() => opened.Content.ReadExactly(read), Calls.Token);
        }

        Assert.True(content.AsSpan().SequenceEqual(read));
        Assert.Equal(0, await opened.Content.ReadAsync(read, Calls.Token));
        ProxiedRequest[] gets = wire.Of("GET");
        Assert.Equal([$"bytes=0-{Part - 1}", $"bytes={Part}-{(2 * Part) - 1}", $"bytes={2 * Part}-{(2 * Part) + 6}"], gets.Select(get => get.Header("Range")).OrderBy(range => range!.Length).ThenBy(range => range, StringComparer.Ordinal));
        Assert.All(gets.Where(get => get.Header("Range") != $"bytes=0-{Part - 1}"), get => Assert.Equal($"\"{entry.ETag}\"", get.Header("If-Match")));
    }

    [Fact]
    public async Task Who_looks_at_the_beginning_alone_causes_one_request()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        (IObjectStorage storage, _, _) = await PutAsync(wire, (6 * Part) + 7);
        await using (StorageObject opened = await storage.GetAsync("k", default, Calls.Token))
        {
            await opened.Content.ReadExactlyAsync(new byte[100_000], Calls.Token);
        }

        Assert.Single(wire.Of("GET"));
        await using (StorageObject opened = await storage.GetAsync("k", default, Calls.Token))
        {
            await opened.Content.ReadExactlyAsync(new byte[300_000], Calls.Token);
        }

        int requests = wire.Of("GET").Length;
        Assert.InRange(requests, 2, 6);
        await Task.Delay(100, Calls.Token);
        Assert.Equal(requests, wire.Of("GET").Length);
    }

    [Fact]
    public async Task A_read_is_cancelled_in_the_middle_of_a_part()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        (IObjectStorage storage, _, _) = await PutAsync(wire, (2 * Part) + 7);
        wire.Breaks(get => get.Header("Range")?.StartsWith($"bytes={Part}-", StringComparison.Ordinal) == true, ExchangeFault.AnswerSlow(1000), times: 9);
        await using StorageObject opened = await storage.GetAsync("k", default, Calls.Token);
        await opened.Content.ReadExactlyAsync(new byte[Part], Calls.Token);
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Calls.Token);

        ValueTask<int> read = opened.Content.ReadAsync(new byte[10], cancel.Token);
        Assert.False(read.IsCompleted);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.AsTask());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Parts_of_two_versions_are_never_put_together(bool isDeleted)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        (IObjectStorage storage, byte[] content, _) = await PutAsync(wire, (2 * Part) + 7);
        await using StorageObject opened = await storage.GetAsync("k", default, Calls.Token);
        byte[] first = new byte[100];
        await opened.Content.ReadExactlyAsync(first, Calls.Token);
        if (isDeleted)
        {
            await storage.DeleteAsync("k", Calls.Token);
        }
        else
        {
            await Calls.UploadAsync(storage, "k", Calls.Bytes(content.Length, seed: 2));
        }

        var rest = new MemoryStream();
        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => opened.Content.CopyToAsync(rest, Calls.Token));

        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Equal($"'k' has {(isDeleted ? "been deleted" : "changed")} since it was last seen. [operation get, store store, at s3://BUCKET/k]", Calls.Text(error, bucket));
        Assert.True(content.AsSpan(100, (int)rest.Length).SequenceEqual(rest.ToArray()), "what came before is of the first version");
        Assert.True(rest.Length < Part, "the second part is of the second version");
    }

    [Fact]
    public async Task What_was_replaced_before_the_connection_broke_off_is_not_read_on()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "GET", ExchangeFault.AnswerCutOff(50_000));
        (IObjectStorage storage, _, _) = await PutAsync(wire, 4_000_000);
        await using StorageObject opened = await storage.GetAsync("k", default, Calls.Token);
        await storage.PutAsync("k", Calls.Bytes(4_000_000, seed: 2), default, Calls.Token);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => opened.Content.CopyToAsync(Stream.Null, Calls.Token));

        Assert.Equal(ErrorKind.Conflict, error.Kind);
        Assert.Equal("'k' was replaced while it was read, after 50000 of 4000000 bytes. [operation get, store store, at s3://BUCKET/k] Read it again from its beginning.", Calls.Text(error, bucket));
    }

    public static TheoryData<ExchangeFaultKind, int> BreakingOff => new MatrixTheoryData<ExchangeFaultKind, int>(
        [ExchangeFaultKind.AnswerCutOff, ExchangeFaultKind.AnswerShortened, ExchangeFaultKind.ResetInAnswer], [0, 1]);

    [Theory, MemberData(nameof(BreakingOff))]
    public async Task A_body_that_breaks_off_is_read_on_from_its_last_byte(ExchangeFaultKind kind, int skip)
    {
        const int after = 300_000;
        ExchangeFault fault = kind switch
        {
            ExchangeFaultKind.AnswerCutOff => ExchangeFault.AnswerCutOff(after),
            ExchangeFaultKind.AnswerShortened => ExchangeFault.AnswerShortened(after),
            _ => ExchangeFault.ResetInAnswer(after),
        };
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "GET", fault, skip);
        (IObjectStorage storage, byte[] content, StorageEntry entry) = await PutAsync(wire, (2 * Part) + 7);

        Calls.CheckSame(content, await Calls.ReadAsync(storage, "k"));

        Assert.Equal(1, wire.Injected);
        ProxiedRequest[] gets = wire.Of("GET");
        Assert.All(gets[1..], get => Assert.Equal($"\"{entry.ETag}\"", get.Header("If-Match")));
        if (skip == 1)
        {
            Assert.Equal(4, gets.Length); // the part is asked for again, whole
        }
        else if (kind != ExchangeFaultKind.ResetInAnswer)
        {
            Assert.Contains(gets, get => get.Header("Range")!.StartsWith($"bytes={after}-", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Without_attempts_left_the_broken_off_body_is_an_error()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "GET", ExchangeFault.AnswerShortened(300_000));
        (_, _, _) = await PutAsync(wire, 400_000);
        await using IObjectStorage storage = wire.OpenUnderLayers(retry: new RetryOptions { MaximumAttempts = 1 });

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(() => Calls.ReadAsync(storage, "k"));

        Assert.Equal((ErrorKind.Unavailable, true), (error.Kind, error.IsTransient));
        Assert.Equal("The content of 'k' broke off; 100000 more bytes were to come. [operation get, store store, at s3://BUCKET/k]", Calls.Text(error, bucket));
    }

    [Fact]
    public async Task Without_the_right_to_versions_the_ETag_alone_holds_the_parts_together()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.Sdk.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = bucket.Name, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } }, Calls.Token);
        await using Wire wire = Wire.To(bucket);
        (IObjectStorage storage, byte[] content, _) = await PutAsync(wire, (2 * Part) + 7);
        wire.Breaks(request => request.Query("versionId") is not null, ExchangeFault.Answered(S3Answers.AccessDenied()), times: 99);

        await using StorageObject opened = await storage.GetAsync("k", default, Calls.Token);
        byte[] read = new byte[content.Length];
        await opened.Content.ReadExactlyAsync(read, Calls.Token);

        Assert.True(content.AsSpan().SequenceEqual(read));
        Assert.Equal(2, wire.Injected);
    }

    private static async Task<(IObjectStorage Storage, byte[] Content, StorageEntry Entry)> PutAsync(Wire wire, int length)
    {
        IObjectStorage storage = wire.OpenUnderLayers(options => options with { PartSize = Part });
        byte[] content = Calls.Bytes(length);
        return (storage, content, await Calls.UploadAsync(storage, "k", content));
    }
}
