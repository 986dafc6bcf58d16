using TypedDao.Interfaces;
using TypedDao.Stores;

namespace TypedDao.Catalogs;

/// <summary>An interface of a store in one environment.</summary>
public sealed class InterfaceBinding
{
    private readonly Func<ISettings, Func<InterfaceContext, IDataInterface>>? _bind;

    private InterfaceBinding(string key, string type, string? package, Func<ISettings, Func<InterfaceContext, IDataInterface>>? bind)
    {
        Key = key;
        Type = type;
        Package = package;
        _bind = bind;
    }

    /// <summary>What objects ask for: an interface type's name for a primary interface, the YAML name for an additional one.</summary>
    public string Key { get; }

    /// <summary>The interface type's name; differs from the key where an environment embeds what needs a server elsewhere.</summary>
    public string Type { get; }

    /// <summary>The package that implements the interface type, where it is not referenced.</summary>
    public string? Package { get; }

    /// <summary>Whether a referenced package implements the interface type.</summary>
    public bool IsImplemented => _bind is not null;

    /// <summary>An interface whose type is implemented.</summary>
    /// <typeparam name="TOptions">The interface type.</typeparam>
    /// <param name="key">What objects ask for.</param>
    /// <param name="type">The interface type's name.</param>
    /// <param name="options">Makes the interface's options, resolving placeholders.</param>
    /// <param name="provider">Makes the provider.</param>
    public static InterfaceBinding Create<TOptions>(
        string key, string type, Func<ISettings, TOptions> options, Func<IInterfaceProvider<TOptions>> provider)
        => new(key, type, null, settings =>
        {
            TOptions resolved = options(settings);
            return context => provider().Create(resolved, context);
        });

    /// <summary>An interface whose type no referenced package implements.</summary>
    /// <param name="key">What objects ask for.</param>
    /// <param name="type">The interface type's name.</param>
    /// <param name="package">The package that would implement it, where it is known.</param>
    public static InterfaceBinding Missing(string key, string type, string? package) => new(key, type, package, null);

    /// <summary>Resolves the interface's values; problems are noted in the settings.</summary>
    /// <param name="settings">Resolves placeholders.</param>
    /// <returns>Makes the data interface with the resolved values.</returns>
    /// <exception cref="InvalidOperationException"><see cref="IsImplemented"/> is false.</exception>
    public Func<InterfaceContext, IDataInterface> Bind(ISettings settings)
        => _bind is null ? throw new InvalidOperationException($"Interface type '{Type}' is not implemented.") : _bind(settings);
}
