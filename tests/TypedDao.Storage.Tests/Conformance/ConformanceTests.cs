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
    public async Task Memory(string name)
    {
        MemoryStorage? opened = null;
        await RunAsync(name, () => opened = new MemoryStorage(), isShared: false, attributesOf: _ => opened!.Attributes);
    }

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
    public async Task Memory_under_layers(string name)
    {
        MemoryStorage? opened = null;
        await RunAsync(name, () => StorageLayers.Apply(opened = new MemoryStorage(), "store"), isShared: false, attributesOf: _ => opened!.Attributes);
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task Local_under_layers(string name)
    {
        using var folder = new TempFolder();
        await RunAsync(name, () => StorageLayers.Apply(new LocalStorage(folder.Path, Quick), "store"), isShared: true);
    }

    /// <summary>What gives up the content of an opened object that has changed is told by what it declares.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reader_may_lose_its_version_where_that_is_declared(bool isDeclared)
    {
        foreach (string name in ObjectStorageConformance.Cases.Where(name => name.StartsWith("opened-reader-", StringComparison.Ordinal)))
        {
            ValueTask run = RunCaseAsync(name, () => new GivesUpReaders { SnapshotReads = !isDeclared });
            if (isDeclared)
            {
                await run;
            }
            else
            {
                await Assert.ThrowsAsync<ConformanceException>(async () => await run);
            }
        }

        static async ValueTask RunCaseAsync(string name, Func<IObjectStorage> open)
            => Assert.False((await new ObjectStorageConformance(_ => new(open())).RunAsync(name, TestContext.Current.CancellationToken)).IsSkipped);
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

    private static async Task RunAsync(
        string name, Func<IObjectStorage> open, bool isShared, SeededFaults? faults = null, Func<IObjectStorage, IStorageAttributes>? attributesOf = null)
    {
        ValueTask<IObjectStorage> OpenAsync(CancellationToken cancellationToken) => new(open());
        var suite = new ObjectStorageConformance(OpenAsync, new ObjectStorageConformanceOptions
        {
            OpenAnother = isShared ? OpenAsync : null,
            DistinguishesCase = OperatingSystem.IsLinux(),
            AttributesOf = attributesOf,
        });
        TestContext.Current.TestOutputHelper!.WriteLine(faults is null ? "no faults" : $"faults of seed {faults.Seed}");
        ConformanceOutcome outcome = await suite.RunAsync(name, TestContext.Current.CancellationToken);
        Assert.SkipWhen(outcome.IsSkipped, outcome.SkipReason ?? "");
    }

    /// <summary>Opened objects are read anew, under the condition that they are as they were.</summary>
    private sealed class GivesUpReaders() : DelegatingStorage(new MemoryStorage())
    {
        public bool SnapshotReads { get; init; }

        public override StorageCapabilities Capabilities => Inner.Capabilities with { SnapshotReads = SnapshotReads };

        public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
        {
            StorageObject opened = await base.GetAsync(key, options, cancellationToken);
            return new StorageObject(opened.Entry, new Content(Inner, key, opened.Entry, ByteRange.Of(options, opened.Entry.Length)));
        }

        private sealed class Content(IObjectStorage inner, string key, StorageEntry entry, ByteRange range) : ForwardStream
        {
            private long _read;

            public override int Read(Span<byte> buffer) => throw new NotSupportedException();

            public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
            {
                var rest = new GetOptions { Offset = range.Offset + _read, Length = range.Length - _read, IfMatch = entry.ETag };
                try
                {
                    await using StorageObject opened = await inner.GetAsync(key, rest, cancellationToken);
                    int read = await opened.Content.ReadAsync(buffer, cancellationToken);
                    _read += read;
                    return read;
                }
                catch (TypedDaoException error) when (error.Kind is ErrorKind.NotFound)
                {
                    throw StorageErrors.Gone(key);
                }
            }
        }
    }
}
