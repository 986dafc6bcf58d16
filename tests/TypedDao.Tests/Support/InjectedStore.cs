using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Tests.Support;

/// <summary>A store whose storage a test gives.</summary>
[StoreType("injected", Offers = [typeof(IObjectStorage)])]
[Description("A store whose storage a test gives.")]
public sealed class InjectedStore;

/// <summary>The storages that a test gives, by the store's name; those that it does not give are in memory.</summary>
public sealed class InjectedStorages : IServiceProvider
{
    public Dictionary<string, Func<IObjectStorage>> Storages { get; } = [];

    /// <summary>What the stores offer beside their storages, by the store's name.</summary>
    public Dictionary<string, object[]> Offered { get; } = [];

    public int Openings { get; set; }

    public object? GetService(Type serviceType) => serviceType == typeof(InjectedStorages) ? this : null;
}

/// <summary>Opens injected stores.</summary>
[Implements(typeof(InjectedStore))]
public sealed class InjectedStoreProvider : IStoreProvider<InjectedStore>
{
    public ValueTask<StoreConnection> OpenAsync(InjectedStore options, StoreContext context, CancellationToken cancellationToken)
    {
        var storages = (InjectedStorages)context.Services.GetService(typeof(InjectedStorages))!;
        storages.Openings++;
        IObjectStorage storage = storages.Storages.TryGetValue(context.Name, out Func<IObjectStorage>? create)
            ? create()
            : new MemoryStorage(context.TimeProvider, context.Name);
        return ValueTask.FromResult(new StoreConnection([storage, .. storages.Offered.GetValueOrDefault(context.Name, [])]));
    }
}
