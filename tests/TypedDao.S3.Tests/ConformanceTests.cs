using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>A bucket of a real server is held to the laws, at its root, below a folder, and through a connection that fails.</summary>
public sealed class ConformanceTests(RgwServer server)
{
    // Nobody can tell who has won where answers get lost.
    private static readonly string[] Unclear = ["create-race-", "replace-if-match", "create-is-atomic", "create-refuses", "copy-conditions", "upload-condition-"];

    // Whoever has lost the connection to a version that is gone cannot get the rest of it.
    private static readonly string[] RacesOfReaders = ["opened-reader-", "replace-is-atomic", "parallel-writes", "delete-beside-writers"];

    public static TheoryData<string> Cases => [.. ObjectStorageConformance.Cases];

    [Theory, MemberData(nameof(Cases))]
    public async Task A_bucket_under_layers(string name)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await RunAsync(name, () => bucket.OpenUnderLayers());
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Below_a_folder_under_layers(string name)
    {
        Assert.SkipWhen(name == "keys-long", "below a folder there is less room for keys");
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await RunAsync(name, () => bucket.OpenUnderLayers(options => options with { Prefix = "/a folder/é/" }));
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Through_a_connection_that_fails(string name)
    {
        Assert.SkipWhen(Unclear.Any(race => name.StartsWith(race, StringComparison.Ordinal)), "where answers get lost, nobody can tell who has won");
        Assert.SkipWhen(RacesOfReaders.Any(race => name.StartsWith(race, StringComparison.Ordinal)), "a version that is gone cannot be read on after the connection broke off");
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        int seed = Seeded.Seed(usual: 7);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        await using FaultProxy proxy = FaultProxy.Start(bucket.Server.Endpoint, new SeededExchangeFaults(seed, rate: 0.05));
        await RunAsync(name, () => bucket.OpenUnderLayers(options => options with { Endpoint = proxy.Endpoint }));
    }

    private static async Task RunAsync(string name, Func<IObjectStorage> open)
    {
        ValueTask<IObjectStorage> OpenAsync(CancellationToken cancellationToken) => new(open());
        var suite = new ObjectStorageConformance(OpenAsync, new ObjectStorageConformanceOptions { OpenAnother = OpenAsync, AnswersRaces = false });
        ConformanceOutcome outcome = await suite.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.SkipWhen(outcome.IsSkipped, outcome.SkipReason ?? "");
    }
}
