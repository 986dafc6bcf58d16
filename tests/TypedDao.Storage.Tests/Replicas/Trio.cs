using TypedDao.Storage.Replicas;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Replicas;

/// <summary>Three stores of which a test can look into each, and let each fail.</summary>
internal sealed class Trio
{
    public Trio(MemoryStorage[]? memories = null)
    {
        Memories = memories ?? [.. Several.Names.Select(name => new MemoryStorage(null, name))];
        Faults = [.. Several.Names.Select(_ => new ScriptedFaults())];
        Storage = Several.Of([.. Memories.Zip(Faults, (memory, plan) => (IObjectStorage)new FaultyStorage(memory, plan))]);
    }

    public MemoryStorage[] Memories { get; }

    public ScriptedFaults[] Faults { get; }

    public ReplicatedStorage Storage { get; }

    /// <summary>Lets the next calls of a kind go wrong.</summary>
    public void Break(int store, StorageCall call, Fault fault, int times = 1000) => Faults[store].At(call, fault, skip: Faults[store].CountOf(call), times: times);

    /// <summary>What each store has of a key: its text, or a dash.</summary>
    public async Task<string> TextsAsync(string key)
        => string.Join(' ', await Task.WhenAll(Memories.Select(async memory => await memory.HeadAsync(key) is null ? "-" : await memory.ReadTextAsync(key))));

    public static async Task<TypedDaoException> FailsAsync(Func<Task> call) => await Assert.ThrowsAsync<TypedDaoException>(call);
}
