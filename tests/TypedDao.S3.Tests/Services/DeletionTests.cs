using System.Globalization;
using System.Text;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>Deletions of many objects.</summary>
public sealed class DeletionTests(RgwServer server)
{
    [Fact]
    public async Task Many_objects_are_deleted_a_thousand_at_once()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "POST", ExchangeFault.AnswerLost());
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { Prefix = "raw" });
        string[] keys = [.. Enumerable.Range(0, 1500).Select(i => string.Create(CultureInfo.InvariantCulture, $"a é+%&<>'\"/{i}"))];
        await Parallel.ForEachAsync(keys, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Calls.Token }, async (key, token) =>
            await storage.PutAsync(key, default, default, token));
        await storage.PutAsync("stays", default, default, Calls.Token);

        await storage.DeleteAsync([.. keys, "missing"], Calls.Token);

        Assert.Equal(["stays"], await Calls.ListAsync(storage));
        Assert.Equal(3, wire.Of("POST").Length); // the first again: nobody knows what became of it
        await storage.DeleteAsync([], Calls.Token);
    }

    [Fact]
    public async Task Keys_that_XML_cannot_hold_are_deleted_too()
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers();
        string[] keys = ["a\uFFFE", "b\uFFFF", "c\u2028", "d"];
        foreach (string key in keys)
        {
            await storage.PutAsync(key, default, default, Calls.Token);
        }

        await storage.DeleteAsync(keys, Calls.Token);

        Assert.Empty(await Calls.ListAsync(storage));
    }

    [Theory]
    [InlineData("AccessDenied", ErrorKind.AccessDenied, false, "2 of 3 objects could not be deleted, the first 's3://BUCKET/raw/b': The credentials do not allow to write 'raw/b' (403 AccessDenied: No). [operation delete, store store, at s3://BUCKET/raw/a] Give them the rights s3:PutObject and s3:DeleteObject on the bucket 'BUCKET'.")]
    [InlineData("SlowDown", ErrorKind.Throttled, true, "2 of 3 objects could not be deleted, the first 's3://BUCKET/raw/b': The server asks to slow down (503 SlowDown: No). [operation delete, store store, at s3://BUCKET/raw/a]")]
    [InlineData("InternalError", ErrorKind.OutcomeUnknown, false, "2 of 3 objects could not be deleted, the first 's3://BUCKET/raw/b': It is not known whether the write took effect. The server failed (500 InternalError: No). [operation delete, store store, at s3://BUCKET/raw/a] Read the object back to find out.")]
    public async Task What_could_not_be_deleted_is_counted_and_named(string code, ErrorKind kind, bool isTransient, string text)
    {
        string xml = $"<DeleteResult><Error><Key>raw/b</Key><Code>{code}</Code><Message>No.</Message></Error><Error><Key>raw/c</Key><Code>{code}</Code><Message>No.</Message></Error></DeleteResult>";
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(_ => true, ExchangeFault.Answered(new PreparedAnswer(200, Encoding.UTF8.GetBytes(xml))), times: 9);
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { Prefix = "raw" }, Calls.Twice);

        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () => await storage.DeleteAsync(["a", "b", "c"], Calls.Token));

        Assert.Equal(text, Calls.Text(error, bucket));
        Assert.Equal((kind, isTransient), (error.Kind, error.IsTransient));
        Assert.Equal(code == "AccessDenied" ? 1 : 2, wire.Requests.Count);
    }
}
