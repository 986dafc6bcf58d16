using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>A bucket of a real server is held to the laws, below a folder.</summary>
public sealed class FolderConformanceTests(RgwServer server)
{
    public static TheoryData<string> Cases => [.. ObjectStorageConformance.Cases];

    [Theory, MemberData(nameof(Cases))]
    public async Task Below_a_folder_under_layers(string name)
    {
        Assert.SkipWhen(name == "keys-long", "below a folder there is less room for keys");
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await Laws.CheckAsync(name, () => bucket.OpenUnderLayers(options => options with { Prefix = "/a folder/é/" }));
    }
}
