using System.Globalization;
using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.Storage;
using TypedDao.Tests;
using ObjectAttributes = TypedDao.Storage.ObjectAttributes;

namespace TypedDao.S3.Tests;

/// <summary>What a bucket can do beyond object storage.</summary>
public sealed class ServicesTests(RgwServer server)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Tags_are_replaced_while_the_rest_stays()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open(options => options with { Prefix = "raw" });
        var attributes = new ObjectAttributes { ContentType = "text/csv", Metadata = new Dictionary<string, string> { ["author"] = "Ann" }, Tags = new Dictionary<string, string> { ["a"] = "1" } };
        StorageEntry put = await storage.PutAsync("k", Calls.Bytes(9), new PutOptions { Attributes = attributes }, Calls.Token);

        await storage.Services.SetTagsAsync("k", new Dictionary<string, string> { ["b"] = "é 2", ["c"] = "" }, Calls.Token);

        ObjectAttributes found = (await storage.Services.GetAttributesAsync("k", null, Calls.Token))!;
        Assert.Equal(("text/csv", "Ann"), (found.ContentType, found.Metadata["author"]));
        Assert.Equal([("b", "é 2"), ("c", "")], found.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value)));
        Assert.Equal(put.ETag, (await storage.HeadAsync("k", Calls.Token))!.ETag);

        await storage.Services.SetTagsAsync("k", new Dictionary<string, string>(), Calls.Token);
        Assert.Empty((await storage.Services.GetAttributesAsync("k", null, Calls.Token))!.Tags);
        Assert.Null(await storage.Services.GetAttributesAsync("missing", null, Calls.Token));
        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await storage.Services.SetTagsAsync("missing", new Dictionary<string, string>(), Calls.Token));
        Assert.Equal((ErrorKind.NotFound, "'missing' does not exist."), (error.Kind, error.Message));
    }

    [Fact]
    public async Task An_answer_that_is_cut_off_is_an_error_that_passes()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Query("tagging") is not null, ExchangeFault.AnswerShortened(60));
        await using S3Storage storage = wire.Open();
        await storage.PutAsync("k", Calls.Bytes(9), new PutOptions { Attributes = new ObjectAttributes { Tags = new Dictionary<string, string> { ["a"] = "1" } } }, Calls.Token);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await storage.Services.GetAttributesAsync("k", null, Calls.Token));

        Assert.Equal((ErrorKind.Unavailable, true, "The answer of the server could not be read."), (error.Kind, error.IsTransient, error.Message));
        Assert.Equal("1", (await storage.Services.GetAttributesAsync("k", null, Calls.Token))!.Tags["a"]);
    }

    [Fact]
    public async Task Versions_are_listed_over_several_pages_with_deletions()
    {
        const int many = 1100;
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open(options => options with { Prefix = "raw é" });
        await bucket.Sdk.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = bucket.Name, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } }, Calls.Token);
        StorageEntry first = await storage.PutAsync("a", Calls.Bytes(1), default, Calls.Token);
        StorageEntry second = await storage.PutAsync("a", Calls.Bytes(2), default, Calls.Token);
        await storage.DeleteAsync("a", Calls.Token);
        string[] keys = [.. Enumerable.Range(0, many).Select(i => string.Create(CultureInfo.InvariantCulture, $"b +%&é/{i:D4}"))];
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Calls.Token }, async (key, token) =>
            await storage.PutAsync(key, default, default, token));

        StorageVersion[] found = await storage.Services.ListVersionsAsync("", Calls.Token).ToArrayAsync(Calls.Token);

        Assert.Equal([.. Enumerable.Repeat("a", 3), .. keys], found.Select(version => version.Entry.Key));
        Assert.Equal(
            [(0, "", true, true), (2, second.ETag, false, false), (1, first.ETag, false, false)],
            found[..3].Select(version => ((int)version.Entry.Length, version.Entry.ETag, version.IsLatest, version.IsDeletion)));
        Assert.Equal([second.VersionId, first.VersionId], found[1..3].Select(version => version.Entry.VersionId));
        Assert.Equal(keys[500], Assert.Single(await storage.Services.ListVersionsAsync(keys[500], Calls.Token).ToArrayAsync(Calls.Token)).Entry.Key);
    }

    [Fact]
    public async Task Unfinished_uploads_are_listed_over_several_pages_and_abandoned()
    {
        const int many = 1005;
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open(options => options with { Prefix = "raw" });
        string[] keys = [.. Enumerable.Range(0, many).Select(i => string.Create(CultureInfo.InvariantCulture, $"b +%é/{i:D4}"))];
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Calls.Token }, async (key, token) =>
            await bucket.Sdk.InitiateMultipartUploadAsync(bucket.Name, $"raw/{key}", token));
        DateTimeOffset now = DateTimeOffset.UtcNow;

        UnfinishedUpload[] found = await storage.Services.ListUploadsAsync("", Calls.Token).ToArrayAsync(Calls.Token);

        Assert.Equal(keys, found.Select(upload => upload.Key));
        Assert.All(found, upload => Assert.InRange(upload.Started, now.AddMinutes(-5), now.AddMinutes(5)));
        await Parallel.ForEachAsync(found, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Calls.Token }, storage.Services.AbandonAsync);
        Assert.Empty(await storage.Services.ListUploadsAsync("", Calls.Token).ToArrayAsync(Calls.Token));
        await storage.Services.AbandonAsync(found[0], Calls.Token);
    }

    [Fact]
    public async Task Presigned_URLs_read_and_write_without_credentials()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open(options => options with { Prefix = "raw" });
        using var http = new HttpClient();
        byte[] content = Calls.Bytes(1000);

        Uri write = await storage.Services.PresignAsync("é +%/k", new PresignOptions(Minute) { IsWrite = true, ContentType = "text/csv" }, Calls.Token);
        using (var body = new ByteArrayContent(content))
        {
            body.Headers.ContentType = new("text/html");
            using HttpResponseMessage refused = await http.PutAsync(write, body, Calls.Token);
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
            body.Headers.ContentType = new("text/csv");
            using HttpResponseMessage written = await http.PutAsync(write, body, Calls.Token);
            Assert.Equal(HttpStatusCode.OK, written.StatusCode);
        }

        Assert.Equal(content, await Calls.ReadAsync(storage, "é +%/k"));
        Uri read = await storage.Services.PresignAsync("é +%/k", new PresignOptions(Minute) { ContentType = "text/plain", FileName = "Zürich, \"1\".csv" }, Calls.Token);
        using (HttpResponseMessage answer = await http.GetAsync(read, Calls.Token))
        {
            Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(Calls.Token));
            Assert.Equal("text/plain", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment; filename*=UTF-8''Z%C3%BCrich%2C%20%221%22.csv", string.Concat(answer.Content.Headers.NonValidated["Content-Disposition"]));
        }

        using HttpResponseMessage other = await http.PutAsync(read, new ByteArrayContent(content), Calls.Token);
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Uri brief = await storage.Services.PresignAsync("é +%/k", new PresignOptions(TimeSpan.FromSeconds(1)), Calls.Token);
        await Task.Delay(2100, Calls.Token);
        using HttpResponseMessage expired = await http.GetAsync(brief, Calls.Token);
        Assert.Equal(HttpStatusCode.Forbidden, expired.StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(7 * 24 * 3600 + 1)]
    public async Task Presigned_URLs_are_valid_for_up_to_seven_days(int seconds)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using S3Storage storage = bucket.Open();
        ArgumentOutOfRangeException error = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await storage.Services.PresignAsync("k", new PresignOptions(TimeSpan.FromSeconds(seconds)), Calls.Token));
        Assert.StartsWith("A presigned URL is valid above zero and up to 7 days.", error.Message, StringComparison.Ordinal);
        await storage.Services.PresignAsync("k", new PresignOptions(TimeSpan.FromDays(7)), Calls.Token);
    }
}
