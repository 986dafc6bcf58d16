using TypedDao.Stores;

namespace TypedDao.Catalogs;

/// <summary>Where a store is in one environment, and through which interfaces its objects are reached there.</summary>
public sealed class StoreBinding
{
    private readonly Func<ISettings, Func<StoreContext, CancellationToken, ValueTask<StoreConnection>>>? _bind;

    private StoreBinding(
        string environment,
        string type,
        string? package,
        IReadOnlyList<InterfaceBinding> interfaces,
        Func<ISettings, Func<StoreContext, CancellationToken, ValueTask<StoreConnection>>>? bind)
    {
        Environment = environment;
        Type = type;
        Package = package;
        Interfaces = interfaces;
        _bind = bind;
    }

    /// <summary>The environment's name.</summary>
    public string Environment { get; }

    /// <summary>The store type's name, as in the YAML.</summary>
    public string Type { get; }

    /// <summary>The package that implements the store type, where it is not referenced.</summary>
    public string? Package { get; }

    /// <summary>The interfaces by key: an interface type's name for the primary ones, the YAML name for the additional ones.</summary>
    public IReadOnlyList<InterfaceBinding> Interfaces { get; }

    /// <summary>Whether a referenced package implements the store type.</summary>
    public bool IsImplemented => _bind is not null;

    /// <summary>A store whose type is implemented.</summary>
    /// <typeparam name="TOptions">The store type.</typeparam>
    /// <param name="environment">The environment's name.</param>
    /// <param name="type">The store type's name.</param>
    /// <param name="options">Makes the store's options, resolving placeholders.</param>
    /// <param name="provider">Makes the provider.</param>
    /// <param name="interfaces">The interfaces.</param>
    public static StoreBinding Create<TOptions>(
        string environment,
        string type,
        Func<ISettings, TOptions> options,
        Func<IStoreProvider<TOptions>> provider,
        params IReadOnlyList<InterfaceBinding> interfaces)
        => new(environment, type, null, interfaces, settings =>
        {
            TOptions resolved = options(settings);
            return (context, cancellationToken) => provider().OpenAsync(resolved, context, cancellationToken);
        });

    /// <summary>A store whose type no referenced package implements.</summary>
    /// <param name="environment">The environment's name.</param>
    /// <param name="type">The store type's name.</param>
    /// <param name="package">The package that would implement it, where it is known.</param>
    /// <param name="interfaces">The interfaces.</param>
    public static StoreBinding Missing(string environment, string type, string? package, params IReadOnlyList<InterfaceBinding> interfaces)
        => new(environment, type, package, interfaces, null);

    /// <summary>Resolves the store's values; problems are noted in the settings.</summary>
    /// <param name="settings">Resolves placeholders.</param>
    /// <returns>Opens the store with the resolved values; not to be called where the settings noted a problem.</returns>
    /// <exception cref="InvalidOperationException"><see cref="IsImplemented"/> is false.</exception>
    public Func<StoreContext, CancellationToken, ValueTask<StoreConnection>> Bind(ISettings settings)
        => _bind is null ? throw new InvalidOperationException($"Store type '{Type}' is not implemented.") : _bind(settings);
}
