using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using TypedDao.Interfaces;
using TypedDao.Layers;
using TypedDao.Storage;
using TypedDao.Storage.Replicas;
using TypedDao.Stores;

namespace TypedDao.Contexts;

/// <summary>
/// The interfaces of objects that several stores keep. They are those of the object's own store, over an object storage that is all of its
/// stores: what works over one works over several.
/// </summary>
/// <param name="stores">The stores of the context, by name.</param>
/// <param name="data">The context.</param>
/// <param name="beforeUse">Checks an opened store before an interface uses it.</param>
internal sealed class ReplicatedInterfaces(
    IReadOnlyDictionary<string, StoreSlot> stores, IDataContext data, Func<StoreSlot, CancellationToken, Task> beforeUse) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(string Interface, string Stores), SharedCreation<IDataInterface>> _interfaces = new();

    /// <summary>The interface of objects of one store with the same replicas; made once.</summary>
    /// <param name="own">The objects' own store.</param>
    /// <param name="slot">Its interface.</param>
    /// <param name="replicas">The names of the other stores.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<IDataInterface> GetAsync(StoreSlot own, InterfaceSlot slot, IReadOnlyList<string> replicas, CancellationToken cancellationToken)
        => _interfaces.GetOrAdd(
            (slot.Binding.Key, string.Join('\n', replicas.Prepend(own.Definition.Name))),
            _ => new SharedCreation<IDataInterface>(token => CreateAsync(own, slot, [own, .. replicas.Select(name => stores[name])], token)))
            .GetAsync(cancellationToken);

    /// <summary>Tells each store of which others it keeps objects.</summary>
    /// <param name="stores">The stores of a context.</param>
    public static void Relate(IReadOnlyCollection<StoreSlot> stores)
    {
        ILookup<string, StoreSlot> kept = stores
            .SelectMany(store => store.Definition.Objects.SelectMany(item => item.Replicas).Distinct(StringComparer.Ordinal).Select(name => (name, store)))
            .ToLookup(pair => pair.name, pair => pair.store, StringComparer.Ordinal);
        foreach (StoreSlot slot in stores)
        {
            slot.KeepsFor = [.. kept[slot.Definition.Name]];
        }
    }

    private async Task<IDataInterface> CreateAsync(StoreSlot own, InterfaceSlot slot, IReadOnlyList<StoreSlot> all, CancellationToken cancellationToken)
    {
        Func<InterfaceContext, IDataInterface> make = own.ResolveAlone(slot.Binding);
        var loggers = own.Context.Services.GetService(typeof(ILoggerFactory)) as ILoggerFactory ?? NullLoggerFactory.Instance;
        var storage = new ReplicatedStorage(
            [.. all.Select(store => new KeepingStore(store.Definition.Name, token => OpenAsync(store, token)))], loggers.CreateLogger("TypedDao.Replicas"));
        foreach (StoreSlot store in all)
        {
            await beforeUse(store, cancellationToken).ConfigureAwait(false);
        }

        StoreConnection connection;
        try
        {
            connection = (await own.ConnectAsync(cancellationToken).ConfigureAwait(false)).Replace<IObjectStorage>(_ => storage);
        }
        catch (TypedDaoException)
        {
            // A replica may answer; if none does, the reason is part of that error.
            connection = new StoreConnection([storage]);
        }

        return make(new InterfaceContext(connection, own.Context, data));
    }

    private static async ValueTask<IObjectStorage> OpenAsync(StoreSlot store, CancellationToken cancellationToken)
    {
        try
        {
            return await store.OpenStorageAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not TypedDaoException && ErrorTranslation.Concerns(error, cancellationToken))
        {
            throw ErrorTranslation.Translate(error, mayHaveWon: false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (SharedCreation<IDataInterface> creation in _interfaces.Values)
        {
            await creation.DisposeAsync().ConfigureAwait(false);
        }
    }
}
