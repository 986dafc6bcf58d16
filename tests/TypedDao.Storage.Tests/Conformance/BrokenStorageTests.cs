using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Conformance;

/// <summary>The suite is only worth something where a storage that breaks a law fails it.</summary>
public sealed class BrokenStorageTests
{
    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach ((string storage, (_, string[] broken)) in BrokenStorages.All)
            {
                foreach (string name in broken)
                {
                    cases.Add(storage, name);
                }
            }

            return cases;
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public async Task A_broken_storage_fails_and_the_message_names_the_law(string storage, string name)
    {
        Func<IObjectStorage> open = BrokenStorages.All[storage].Open;
        var suite = new ObjectStorageConformance(
            _ => new ValueTask<IObjectStorage>(open()), new ObjectStorageConformanceOptions { AttributesOf = opened => (IStorageAttributes)opened });
        ConformanceException error = await Assert.ThrowsAsync<ConformanceException>(
            () => suite.RunAsync(name, TestContext.Current.CancellationToken).AsTask());
        TestContext.Current.TestOutputHelper!.WriteLine(error.Message);
        Assert.Equal(name, error.Name);
        Assert.Equal(ObjectStorageConformance.LawOf(name), error.Law);
        Assert.Equal($"The law \"{error.Law}\" is broken ({name}): {error.Observation}", error.Message);
    }

    [Fact]
    public void Every_law_is_broken_by_some_storage()
    {
        string[] unbroken = [.. ObjectStorageConformance.Cases.Except(["storage-keeps-objects"]).Except(BrokenStorages.All.Values.SelectMany(storage => storage.Broken))];
        Assert.True(unbroken.Length == 0, string.Join(", ", unbroken));
    }

    [Fact]
    public async Task A_storage_whose_objects_end_with_the_instance_fails()
    {
        static ValueTask<IObjectStorage> Open(CancellationToken cancellationToken) => new(new MemoryStorage());
        var suite = new ObjectStorageConformance(Open, new ObjectStorageConformanceOptions { OpenAnother = Open });
        ConformanceException error = await Assert.ThrowsAsync<ConformanceException>(
            () => suite.RunAsync("storage-keeps-objects", TestContext.Current.CancellationToken).AsTask());
        Assert.StartsWith("The law \"objects outlive the instance that wrote them\" is broken (storage-keeps-objects): ", error.Message);
    }

    [Fact]
    public async Task A_case_that_does_not_exist_is_named()
    {
        var suite = new ObjectStorageConformance(_ => new ValueTask<IObjectStorage>(new MemoryStorage()));
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => suite.RunAsync("none", default).AsTask());
        Assert.StartsWith("There is no case 'none'; Cases has their names.", error.Message);
    }

    [Fact]
    public async Task A_case_of_a_capability_that_is_not_declared_is_skipped_with_the_reason()
    {
        var suite = new ObjectStorageConformance(_ => new ValueTask<IObjectStorage>(new Incapable()));
        ConformanceOutcome outcome = await suite.RunAsync("create-race-put", TestContext.Current.CancellationToken);
        Assert.True(outcome.IsSkipped);
        Assert.Equal("the storage does not declare ConditionalCreate", outcome.SkipReason);
        outcome = await suite.RunAsync("put-large", TestContext.Current.CancellationToken);
        Assert.Equal("the storage writes 1000 bytes at most in one request", outcome.SkipReason);
    }

    [Fact]
    public async Task Cases_remove_what_they_wrote()
    {
        using var folder = new TempFolder();
        var suite = new ObjectStorageConformance(
            _ => new ValueTask<IObjectStorage>(new LocalStorage(folder.Path, new LocalStorageOptions { FlushToDisk = false })),
            new ObjectStorageConformanceOptions { Rounds = 2, LongListing = 50, LargeObjectLength = 1000, DistinguishesCase = OperatingSystem.IsLinux() });
        foreach (string name in ObjectStorageConformance.Cases)
        {
            await suite.RunAsync(name, TestContext.Current.CancellationToken);
            Assert.Empty(folder.Files());
        }
    }

    private sealed class Incapable() : DelegatingStorage(new MemoryStorage())
    {
        public override StorageCapabilities Capabilities { get; } = new() { MaximumPutSize = 1000 };
    }
}
