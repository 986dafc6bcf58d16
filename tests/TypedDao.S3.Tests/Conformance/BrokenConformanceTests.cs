using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>A bucket of a real server is held to the laws, through a connection that fails.</summary>
public sealed class BrokenConformanceTests(RgwServer server)
{
    // Nobody can tell who has won where answers get lost.
    private static readonly string[] Unclear = ["create-race-", "replace-if-match", "create-is-atomic", "create-refuses", "copy-conditions", "upload-condition-"];

    // Whoever has lost the connection to a version that is gone cannot get the rest of it.
    private static readonly string[] RacesOfReaders = ["opened-reader-", "replace-is-atomic", "parallel-writes", "delete-beside-writers"];

    // Listings of several pages have tests of their own.
    private static readonly ObjectStorageConformanceOptions Options = new() { LongListing = 150, Rounds = 5 };

    public static TheoryData<string> Cases => [.. ObjectStorageConformance.Cases];

    [Theory, MemberData(nameof(Cases))]
    public async Task Through_a_connection_that_fails(string name)
    {
        Assert.SkipWhen(Unclear.Any(race => name.StartsWith(race, StringComparison.Ordinal)), "where answers get lost, nobody can tell who has won");
        Assert.SkipWhen(RacesOfReaders.Any(race => name.StartsWith(race, StringComparison.Ordinal)), "a version that is gone cannot be read on after the connection broke off");
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using FaultProxy proxy = FaultProxy.Start(bucket.Server.Endpoint, new SeededExchangeFaults(Seeded.Seed(usual: 7), rate: 0.05));
        await Laws.CheckAsync(name, () => bucket.OpenUnderLayers(options => options with { Endpoint = proxy.Endpoint }), Options);
    }
}
