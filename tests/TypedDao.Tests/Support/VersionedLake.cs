using TypedDao.Storage;
using TypedDao.Tests.Catalogs;

namespace TypedDao.Tests.Support;

/// <summary>The lake of the test catalog on stores that keep versions and make URLs, as buckets do.</summary>
public sealed class VersionedLake : IAsyncDisposable
{
    public VersionedLake()
    {
        BronzeStorage = new KeptVersions(new MemoryStorage(null, "bronze"));
        SilverStorage = new KeptVersions(new MemoryStorage(null, "silver"));
        var services = new InjectedStorages();
        services.Storages["bronze"] = () => BronzeStorage;
        services.Storages["silver"] = () => SilverStorage;
        services.Offered["bronze"] = BronzeStorage.Services;
        services.Offered["silver"] = SilverStorage.Services;
        Context = new LakeContext(new DataContextOptions { Environment = "injected", Services = services });
    }

    public KeptVersions BronzeStorage { get; }

    public KeptVersions SilverStorage { get; }

    public LakeContext Context { get; }

    public BronzeStore Bronze => Context.Bronze;

    public SilverStore Silver => Context.Silver;

    public ValueTask DisposeAsync() => Context.DisposeAsync();
}
