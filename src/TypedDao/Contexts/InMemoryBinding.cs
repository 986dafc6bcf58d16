using TypedDao.BuiltIn;
using TypedDao.Catalogs;
using TypedDao.Storage;

namespace TypedDao.Contexts;

/// <summary>Puts a store into memory, whatever the catalog says of it.</summary>
internal static class InMemoryBinding
{
    /// <summary>What stands for the environment in messages; no catalog can declare one of this name.</summary>
    public const string Environment = "(in memory)";

    private const string Type = "memory";

    /// <summary>The store in memory, with the interfaces that the build has chosen for memory, or else those of the store as written.</summary>
    /// <param name="store">The store.</param>
    public static StoreBinding Of(StoreDefinition store)
    {
        StoreBinding known = store.Bindings.FirstOrDefault(binding => binding.Type == Type) ?? store.Bindings[0];
        return StoreBinding.Create(Environment, Type, static _ => new MemoryStore(), static () => new MemoryStoreProvider(), known.Interfaces);
    }
}
