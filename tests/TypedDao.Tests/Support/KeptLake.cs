using TypedDao.Storage;
using TypedDao.Testing;
using TypedDao.Tests.Catalogs;
using TypedDao.Tests.Catalogs.Kept;

namespace TypedDao.Tests.Support;

/// <summary>The objects of the test catalog that three stores keep, over storages that can be let fail.</summary>
internal sealed class KeptLake : IAsyncDisposable
{
    public static readonly string[] Stores = ["kept", "vault", "attic"];

    public KeptLake(bool fixesKeys = false)
    {
        Memories = Stores.ToDictionary(name => name, name => new MemoryStorage(null, name));
        Outages = Stores.ToDictionary(name => name, _ => new Outage());
        foreach (string name in Stores)
        {
            IObjectStorage faulty = new FaultyStorage(Memories[name], Outages[name]);
            Services.Storages[name] = () => Outages[name].IsShut
                ? throw new TypedDaoException(ErrorKind.Unauthenticated, "There are no credentials.")
                : fixesKeys ? new FixedKeyStorage(faulty, maximumPutSize: 64) : faulty;
        }

        Context = new LakeContext(new DataContextOptions { Environment = "injected", Services = Services, LoggerFactory = Log });
    }

    public LakeContext Context { get; }

    public KeptStore Kept => Context.Kept;

    public InjectedStorages Services { get; } = new();

    public Dictionary<string, MemoryStorage> Memories { get; }

    public Dictionary<string, Outage> Outages { get; }

    public TestLog Log { get; } = new();

    /// <summary>Lets calls of a store fail for good; without calls all.</summary>
    public void Break(string store, params StorageCall[] calls)
    {
        foreach (StorageCall call in calls.Length == 0 ? Enum.GetValues<StorageCall>() : calls)
        {
            Outages[store].Calls.Add(call);
        }
    }

    public void Heal()
    {
        foreach (Outage outage in Outages.Values)
        {
            outage.Calls.Clear();
            outage.IsShut = false;
        }
    }

    /// <summary>Whether all stores have the same files, and some.</summary>
    public async Task SameAsync(string prefix, int files)
    {
        SortedDictionary<string, string> own = await TestLake.FilesAsync(Memories["kept"], prefix);
        Assert.Equal(files, own.Count);
        Assert.Equal(own, await TestLake.FilesAsync(Memories["vault"], prefix));
        Assert.Equal(own, await TestLake.FilesAsync(Memories["attic"], prefix));
    }

    public ValueTask DisposeAsync() => Context.DisposeAsync();

    /// <summary>Calls that fail until they are healed.</summary>
    internal sealed class Outage : IFaultPlan
    {
        public HashSet<StorageCall> Calls { get; } = [];

        /// <summary>Whether the store cannot be opened.</summary>
        public bool IsShut { get; set; }

        public Fault? Next(StorageCall call, string key, bool isConditional)
        {
            lock (Calls)
            {
                return Calls.Contains(call) ? Fault.Lasting(ErrorKind.Unavailable) : null;
            }
        }
    }
}
