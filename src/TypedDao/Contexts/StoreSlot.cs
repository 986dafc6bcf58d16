using TypedDao.Catalogs;
using TypedDao.Configuration;
using TypedDao.Interfaces;
using TypedDao.Layers;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Contexts;

/// <summary>A store of one context in the active environment: opened once, with its interfaces made once each.</summary>
internal sealed class StoreSlot : IAsyncDisposable
{
    private readonly StoreContext _store;
    private readonly RetryPolicy _retry;
    private readonly ValueSource _values;
    private readonly SharedCreation<StoreConnection> _connection;
    private readonly Dictionary<string, InterfaceSlot> _interfaces = new(StringComparer.Ordinal);

    /// <summary>Prepares a store; nothing is opened or resolved.</summary>
    /// <param name="definition">The store.</param>
    /// <param name="environment">The active environment.</param>
    /// <param name="store">What the context gives to the store.</param>
    /// <param name="values">Where placeholders find their values.</param>
    /// <param name="data">The context.</param>
    /// <param name="beforeUse">Checks the opened store before its first interface is made.</param>
    public StoreSlot(
        StoreDefinition definition,
        string environment,
        StoreContext store,
        ValueSource values,
        IDataContext data,
        Func<StoreSlot, CancellationToken, Task> beforeUse)
    {
        Definition = definition;
        Environment = environment;
        Binding = environment == InMemoryBinding.Environment
            ? InMemoryBinding.Of(definition)
            : definition.Bindings.FirstOrDefault(binding => binding.Environment == environment) ?? definition.Bindings[0];
        _retry = new RetryPolicy(new RetryOptions(), store.TimeProvider, definition.Name);
        _store = store with { Retry = _retry, Type = Binding.Type };
        _values = values;
        _connection = new SharedCreation<StoreConnection>(OpenAsync);
        foreach (InterfaceBinding binding in Binding.Interfaces)
        {
            _interfaces.Add(binding.Key, new InterfaceSlot(binding, new SharedCreation<IDataInterface>(async cancellationToken =>
            {
                Func<InterfaceContext, IDataInterface> make = Resolve(binding);
                StoreConnection connection = await _connection.GetAsync(cancellationToken).ConfigureAwait(false);
                await beforeUse(this, cancellationToken).ConfigureAwait(false);
                return make(new InterfaceContext(connection, _store, data));
            })));
        }
    }

    /// <summary>The store.</summary>
    public StoreDefinition Definition { get; }

    /// <summary>The active environment.</summary>
    public string Environment { get; }

    /// <summary>Where the store is in the active environment.</summary>
    public StoreBinding Binding { get; }

    /// <summary>What the context gives to the store.</summary>
    public StoreContext Context => _store;

    /// <summary>The stores of which this one keeps objects as well.</summary>
    public IReadOnlyList<StoreSlot> KeepsFor { get; set; } = [];

    /// <summary>Whether generated operations can reach the store, so that a missing package is a problem and no choice.</summary>
    public bool IsReachable => HasInterface || KeepsFor.Any(store => store.HasInterface);

    private bool HasInterface => Binding.Interfaces.Concat(Definition.Bindings[0].Interfaces).Any(binding => binding.IsImplemented);

    /// <summary>The opened store; shared by everyone.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<StoreConnection> ConnectAsync(CancellationToken cancellationToken) => _connection.GetAsync(cancellationToken);

    /// <summary>The object storage of the store.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="TypedDaoException">The store cannot be opened, or <see cref="ErrorKind.NotSupported"/>: it is none, or its package is missing.</exception>
    public async ValueTask<IObjectStorage> OpenStorageAsync(CancellationToken cancellationToken)
    {
        if (!Binding.IsImplemented)
        {
            throw new TypedDaoException(ErrorKind.NotSupported, Connections.Missing(this)) { Store = Definition.Name, Cure = Connections.AddPackage(Binding.Package) };
        }

        StoreConnection connection = await ConnectAsync(cancellationToken).ConfigureAwait(false);
        return connection.TryGet(out IObjectStorage? storage)
            ? storage
            : throw new TypedDaoException(ErrorKind.NotSupported, $"Store '{Definition.Name}' offers no object storage, which replicas need.")
            {
                Store = Definition.Name,
                Cure = "Put the store on a type that is an object storage, such as 'local' or 's3'.",
            };
    }

    /// <summary>An interface of the store; null where the active environment has none of that key.</summary>
    /// <param name="key">What objects ask for.</param>
    public InterfaceSlot? Interface(string key) => _interfaces.GetValueOrDefault(key);

    /// <summary>Resolves every value of the store and its interfaces, without opening anything.</summary>
    /// <returns>The settings, with every problem.</returns>
    public StoreSettings Check()
    {
        var settings = new StoreSettings(Definition.Name, _values);
        if (Binding.IsImplemented)
        {
            Binding.Bind(settings);
        }

        foreach (InterfaceBinding binding in Binding.Interfaces.Where(binding => binding.IsImplemented))
        {
            binding.Bind(settings.For(binding.Key));
        }

        return settings;
    }

    /// <summary>Resolves the values of one interface, whatever those of the store.</summary>
    /// <param name="binding">The interface.</param>
    public Func<InterfaceContext, IDataInterface> ResolveAlone(InterfaceBinding binding)
    {
        var settings = new StoreSettings(Definition.Name, _values);
        Func<InterfaceContext, IDataInterface> make = binding.Bind(settings.For(binding.Key));
        ThrowOnProblems(settings);
        return make;
    }

    /// <summary>Resolves the values of one interface; reports those of the store with it, so that everything missing is said at once.</summary>
    private Func<InterfaceContext, IDataInterface> Resolve(InterfaceBinding binding)
    {
        var settings = new StoreSettings(Definition.Name, _values);
        if (_connection.Value is null)
        {
            Binding.Bind(settings);
        }

        Func<InterfaceContext, IDataInterface> make = binding.Bind(settings.For(binding.Key));
        ThrowOnProblems(settings);
        return make;
    }

    private async Task<StoreConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var settings = new StoreSettings(Definition.Name, _values);
        Func<StoreContext, CancellationToken, ValueTask<StoreConnection>> open = Binding.Bind(settings);
        ThrowOnProblems(settings);
        try
        {
            StoreConnection connection = await open(_store, cancellationToken).ConfigureAwait(false);
            return connection.Replace<IObjectStorage>(storage => StorageLayers.Apply(storage, _retry, _store.TimeProvider));
        }
        catch (TypedDaoException error)
        {
            error.Operation ??= "open";
            error.Store ??= Definition.Name;
            throw;
        }
    }

    private void ThrowOnProblems(StoreSettings settings)
    {
        if (settings.Problems.Count > 0)
        {
            throw new ConfigurationException(
                $"Store '{Definition.Name}' cannot be opened in environment '{Environment}'.", settings.Problems)
            {
                Operation = "open",
                Store = Definition.Name,
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (InterfaceSlot slot in _interfaces.Values)
        {
            await slot.Creation.DisposeAsync().ConfigureAwait(false);
        }

        await _connection.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>An interface of a store, made once.</summary>
/// <param name="Binding">The interface in the active environment.</param>
/// <param name="Creation">Makes it.</param>
internal sealed record InterfaceSlot(InterfaceBinding Binding, SharedCreation<IDataInterface> Creation);
