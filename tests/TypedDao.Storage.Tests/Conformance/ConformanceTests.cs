using TypedDao.Layers;
using TypedDao.Storage.Local;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Conformance;

/// <summary>Every storage of the package is held to the laws, alone and under layers.</summary>
public sealed class ConformanceTests
{
    private static readonly RetryOptions Patient = new()
    {
        MaximumAttempts = 30,
        FirstPause = TimeSpan.FromMilliseconds(0.1),
        LongestPause = TimeSpan.FromMilliseconds(1),
        Budget = 1_000_000,
    };

    private static readonly LocalStorageOptions Quick = new() { FlushToDisk = false };

    // Whoever has lost the connection to a version that is gone cannot get the rest of it: there, reading itself does not fail.
    private static readonly string[] RacesOfReaders = ["opened-reader-", "replace-is-atomic", "replace-if-match-counter", "parallel-writes", "delete-beside-writers"];

    public static TheoryData<string> Cases => [.. ObjectStorageConformance.Cases];

    [Theory, MemberData(nameof(Cases))]
    public Task Memory(string name) => RunAsync(name, () => new MemoryStorage(), isShared: false);

    [Theory, MemberData(nameof(Cases))]
    public async Task Local(string name)
    {
        using var folder = new TempFolder();
        await RunAsync(name, () => new LocalStorage(folder.At("root")), isShared: true);
        Assert.True(!Directory.Exists(folder.At("root", ".typeddao")), "The storage left something in its hidden folder.");
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Local_without_hard_links(string name)
    {
        using var folder = new TempFolder();
        await RunAsync(
            name,
            () => new LocalStorage(folder.Path, Quick, (_, _) => NameResult.NoLinks),
            isShared: true);
    }

    [Theory, MemberData(nameof(Cases))]
    public Task Memory_under_layers(string name) => RunAsync(name, () => StorageLayers.Apply(new MemoryStorage(), "store"), isShared: false);

    [Theory, MemberData(nameof(Cases))]
    public async Task Local_under_layers(string name)
    {
        using var folder = new TempFolder();
        await RunAsync(name, () => StorageLayers.Apply(new LocalStorage(folder.Path, Quick), "store"), isShared: true);
    }

    [Theory, MemberData(nameof(Cases))]
    public Task Memory_under_layers_with_faults(string name)
    {
        SeededFaults plan = Faults(name, 1);
        return RunAsync(
            name, () => StorageLayers.Apply(new FaultyStorage(new MemoryStorage(), plan), "store", retry: Patient), isShared: false, plan);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Local_under_layers_with_faults(string name)
    {
        using var folder = new TempFolder();
        SeededFaults plan = Faults(name, 2);
        await RunAsync(
            name,
            () => StorageLayers.Apply(new FaultyStorage(new LocalStorage(folder.Path, Quick), plan), "store", retry: Patient),
            isShared: true,
            plan);
    }

    [Theory, MemberData(nameof(Cases))]
    public Task Several_in_memory(string name)
        => RunAsync(name, () => Several.Of(new MemoryStorage(), new MemoryStorage(), new MemoryStorage()), isShared: false);

    [Theory, MemberData(nameof(Cases))]
    public async Task Several_folders(string name)
    {
        using var folder = new TempFolder();
        await RunAsync(name, () => Several.Of(new LocalStorage(folder.At("own"), Quick), new LocalStorage(folder.At("replica"), Quick)), isShared: true);
    }

    [Theory, MemberData(nameof(Cases))]
    public Task Several_with_faults(string name)
    {
        SeededFaults plan = Faults(name, 3);
        IObjectStorage Open() => StorageLayers.Apply(new FaultyStorage(new MemoryStorage(), plan), "store", retry: Patient);
        return RunAsync(name, () => Several.Of(Open(), Open()), isShared: false, plan);
    }

    private static SeededFaults Faults(string name, int seed) => new(seed, rate: 0.15)
    {
        Spared = RacesOfReaders.Any(race => name.StartsWith(race, StringComparison.Ordinal)) ? [StorageCall.Read] : [],
    };

    private static async Task RunAsync(string name, Func<IObjectStorage> open, bool isShared, SeededFaults? faults = null)
    {
        ValueTask<IObjectStorage> OpenAsync(CancellationToken cancellationToken) => new(open());
        var suite = new ObjectStorageConformance(OpenAsync, new ObjectStorageConformanceOptions
        {
            OpenAnother = isShared ? OpenAsync : null,
            DistinguishesCase = OperatingSystem.IsLinux(),
        });
        TestContext.Current.TestOutputHelper!.WriteLine(faults is null ? "no faults" : $"faults of seed {faults.Seed}");
        ConformanceOutcome outcome = await suite.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.SkipWhen(outcome.IsSkipped, outcome.SkipReason ?? "");
    }
}
