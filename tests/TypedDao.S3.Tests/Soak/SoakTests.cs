using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Amazon.S3.Model;
using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>
/// A random program of several workers over a connection that fails in every way, also where the outcome of a write is lost. In the end the
/// bucket, seen by another client, is what the workers were told.
/// </summary>
public sealed class SoakTests(RgwServer server)
{
    private const int Workers = 4;
    private const double Rate = 0.08;

    /// <summary>How many operations there are in all.</summary>
    private static readonly int Operations = int.Parse(Environment.GetEnvironmentVariable("TYPEDDAO_SOAK_OPERATIONS") ?? "50", CultureInfo.InvariantCulture);

    [Fact]
    [SuppressMessage("Security", "CA5394", Justification = "The program is to be repeatable.")]
    public async Task A_bucket_is_what_its_writers_were_told()
    {
        int seed = Seeded.Seed(usual: 20);
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using FaultProxy proxy = FaultProxy.Start(bucket.Server.Endpoint, new SeededExchangeFaults(seed, Rate) { Spared = [], LosesOutcomes = true });
        await using IObjectStorage plain = bucket.OpenUnderLayers();
        var ledger = new SoakLedger(plain);
        SoakWorker[] workers = [.. Enumerable.Range(0, Workers).Select(number => new SoakWorker(number, new Random(seed + number), Open(), plain, ledger))];

        await Task.WhenAll(workers.Select(worker => worker.RunAsync(Operations / Workers)));

        foreach (SoakWorker worker in workers)
        {
            await worker.DisposeAsync();
        }

        Dictionary<string, byte[]> found = await ReadAllAsync(bucket);
        foreach (SoakWorker worker in workers)
        {
            worker.Check(found);
        }

        ledger.Check(found);
        Assert.DoesNotContain(found.Keys, key => !workers.Any(worker => worker.Owns(key)) && !SoakLedger.Owns(key));
        Assert.Empty((await bucket.Sdk.ListMultipartUploadsAsync(bucket.Name, Calls.Token)).MultipartUploads ?? []);
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{Operations} operations, {found.Count} objects, {proxy.Injected} of {proxy.Received} requests went wrong, {workers.Sum(worker => worker.Unknown) + ledger.Unknown} outcomes were unknown");
        Assert.True(proxy.Injected > 0, "nothing went wrong");

        IObjectStorage Open() => bucket.OpenUnderLayers(options => options with
        {
            Endpoint = proxy.Endpoint,
            PartSize = S3StorageOptions.SmallestPart,
            MultipartCopySize = S3StorageOptions.SmallestPart,
        });
    }

    private static async Task<Dictionary<string, byte[]>> ReadAllAsync(TestBucket bucket)
    {
        var found = new Dictionary<string, byte[]>();
        var request = new ListObjectsV2Request { BucketName = bucket.Name };
        ListObjectsV2Response page;
        do
        {
            page = await bucket.Sdk.ListObjectsV2Async(request, Calls.Token);
            foreach (S3Object item in page.S3Objects ?? [])
            {
                using GetObjectResponse opened = await bucket.Sdk.GetObjectAsync(bucket.Name, item.Key, Calls.Token);
                using var bytes = new MemoryStream();
                await opened.ResponseStream.CopyToAsync(bytes, Calls.Token);
                found.Add(item.Key, bytes.ToArray());
            }

            request.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated ?? false);
        return found;
    }
}
