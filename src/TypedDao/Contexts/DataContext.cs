using TypedDao.Catalogs;
using TypedDao.Configuration;
using TypedDao.Contexts;
using TypedDao.Interfaces;
using TypedDao.Stores;

namespace TypedDao;

/// <summary>
/// The run-time side of a catalog: knows the active environment, opens each store once on its first use, and keeps it open until
/// it is disposed. Contexts are independent of each other: two can use two environments side by side. Used concurrently.
/// </summary>
public abstract class DataContext : IDataContext, IAsyncDisposable
{
    private readonly ObjectNames _names;
    private readonly Dictionary<string, StoreSlot> _stores = new(StringComparer.Ordinal);
    private readonly AddressGuard _addresses;
    private readonly ReplicatedInterfaces _replicated;
    private int _isDisposed;

    /// <summary>Makes a context. No store is opened and no placeholder resolved.</summary>
    /// <param name="catalog">The compiled catalog.</param>
    /// <param name="options">Environment, configuration and services; everything is optional.</param>
    /// <exception cref="ConfigurationException">The environment is not one of the catalog's.</exception>
    protected DataContext(CatalogDefinition catalog, DataContextOptions? options)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        options ??= new DataContextOptions();
        CatalogDefinition = catalog;
        Environment = options.IsInMemory ? InMemoryBinding.Environment : ActiveEnvironment.Choose(catalog, options, options.Variables);

        var values = new ValueSource(options.Variables, options.Configuration);
        var services = new ContextServices(options);
        string baseDirectory = Path.GetFullPath(options.BaseDirectory ?? Directory.GetCurrentDirectory());
        foreach (StoreDefinition store in catalog.Stores)
        {
            var context = new StoreContext(store.Name, baseDirectory, options.TimeProvider, services);
            _stores.Add(store.Name, new StoreSlot(store, Environment, context, values, this, (slot, token) => _addresses!.CheckAsync(slot, token)));
        }

        _names = new ObjectNames(catalog);
        _addresses = new AddressGuard([.. _stores.Values]);
        _replicated = new ReplicatedInterfaces(_stores, this, _addresses.CheckAsync);
        ReplicatedInterfaces.Relate(_stores.Values);
    }

    /// <summary>The active environment's name.</summary>
    public string Environment { get; }

    /// <summary>The compiled catalog.</summary>
    public CatalogDefinition CatalogDefinition { get; }

    /// <summary>The stores in the active environment, for tools that look at each.</summary>
    internal IReadOnlyCollection<StoreSlot> StoreSlots => _stores.Values;

    /// <inheritdoc/>
    public IDataObject GetObject(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ObjectDefinition definition = _names.Find(name);
        return definition.Create(new ObjectTarget(this, definition));
    }

    /// <inheritdoc/>
    public async ValueTask<TContract> ConnectAsync<TContract>(ObjectTarget target, string operation, CancellationToken cancellationToken)
        where TContract : class, IDataInterface
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(operation);
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        if (!_stores.TryGetValue(target.Definition.Store, out StoreSlot? store))
        {
            throw new ArgumentException(
                $"Catalog '{CatalogDefinition.Name}' has no store '{target.Definition.Store}': the object belongs to another catalog.", nameof(target));
        }

        InterfaceSlot slot = Connections.Choose(store, target, operation);
        IReadOnlyList<string> replicas = target.Definition.Replicas;
        IDataInterface data = replicas.Count == 0
            ? await slot.Creation.GetAsync(cancellationToken).ConfigureAwait(false)
            : await _replicated.GetAsync(store, slot, replicas, cancellationToken).ConfigureAwait(false);
        return data as TContract ?? throw Connections.CannotServe(store, slot.Binding, target, operation);
    }

    /// <summary>
    /// Checks all stores of the active environment: resolves every value, opens every store, and compares their addresses. Everything
    /// that is wrong is reported at once. Stores that no generated operation can reach, since no referenced package implements their
    /// type, are left out.
    /// </summary>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ConfigurationException">Something is wrong; <see cref="ConfigurationException.Problems"/> lists it.</exception>
    public async ValueTask ValidateAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(Volatile.Read(ref _isDisposed) != 0, this);
        IReadOnlyList<string> problems = await StoreValidation.FindProblemsAsync([.. _stores.Values], _addresses, cancellationToken).ConfigureAwait(false);
        if (problems.Count > 0)
        {
            throw new ConfigurationException(
                $"Catalog '{CatalogDefinition.Name}' cannot be used in environment '{Environment}'.", problems);
        }
    }

    /// <summary>Closes what was opened. What is being opened is cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        List<Exception> errors = [];
        foreach (IAsyncDisposable opened in (IEnumerable<IAsyncDisposable>)[_replicated, .. _stores.Values])
        {
            try
            {
                await opened.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                // The others are closed all the same.
                errors.Add(error);
            }
        }

        if (errors.Count > 0)
        {
            throw new AggregateException($"{errors.Count} of the stores could not be closed.", errors);
        }
    }
}
