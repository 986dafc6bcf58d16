using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>A bucket of a real server is held to the laws, at its root.</summary>
public sealed class RootConformanceTests(RgwServer server)
{
    public static TheoryData<string> Cases => [.. ObjectStorageConformance.Cases];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_bucket_under_layers(string name)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await Laws.CheckAsync(name, () => bucket.OpenUnderLayers());
    }
}
