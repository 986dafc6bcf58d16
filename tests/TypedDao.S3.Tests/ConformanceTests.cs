using Amazon.Runtime;
using TypedDao.Layers;
using TypedDao.Storage;
using TypedDao.Testing;

namespace TypedDao.S3.Tests;

public sealed class ConformanceTests
{
    public static TheoryData<string> Cases => [.. ObjectStorageConformance.Cases];

    [Theory, MemberData(nameof(Cases))]
    public Task Alone(string name) => RunAsync(name, storage => storage);

    [Theory, MemberData(nameof(Cases))]
    public Task Under_layers(string name) => RunAsync(name, storage => StorageLayers.Apply(storage, "store"));

    private static async Task RunAsync(string name, Func<IObjectStorage, IObjectStorage> wrap)
    {
        ValueTask<IObjectStorage> OpenAsync(CancellationToken cancellationToken) => new(wrap(new S3Storage(new S3StorageOptions
        {
            Bucket = "bucket1",
            Prefix = "conf",
            Endpoint = new Uri("http://127.0.0.1:7480"),
            PathStyle = true,
            Credentials = new BasicAWSCredentials("testaccess", "testsecret"),
        })));
        var suite = new ObjectStorageConformance(OpenAsync, new ObjectStorageConformanceOptions { OpenAnother = OpenAsync });
        ConformanceOutcome outcome = await suite.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.SkipWhen(outcome.IsSkipped, outcome.SkipReason ?? "");
    }
}
