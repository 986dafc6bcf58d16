using TypedDao.BuiltIn;
using TypedDao.Catalogs;
using TypedDao.Extensibility;
using TypedDao.Files;
using TypedDao.Interfaces;
using TypedDao.Keys;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Tests.Support;

/// <summary>Catalogs that a test puts together.</summary>
internal static class TestCatalog
{
    public static InterfaceBinding Files { get; } = InterfaceBinding.Create(
        "S3FileInterface", "S3FileInterface", static _ => new S3FileInterface(), static () => new FileInterfaceProvider());

    public static ObjectDefinition Object(string store, string name, string key, ObjectShape shape = ObjectShape.File, bool shared = false, string[]? replicas = null, params KeyParameter[] parameters)
        => new()
        {
            Store = store,
            Name = name,
            Type = "S3FileObject",
            Shape = shape,
            Interface = "S3FileInterface",
            Key = key,
            KeyParameters = parameters,
            Shared = shared,
            Replicas = replicas ?? [],
            Create = static target => new ByteFile(target),
            Options = new S3FileObject(),
        };

    public static StoreBinding Local(string environment, Func<ISettings, string> root)
        => StoreBinding.Create(environment, "local", settings => new LocalStore { Root = root(settings) }, static () => new LocalStoreProvider(), Files);

    public static StoreDefinition Store(string name, StoreBinding binding, params IReadOnlyList<ObjectDefinition> objects)
        => new() { Name = name, Bindings = [binding], Objects = objects };

    public static CatalogDefinition Catalog(params IReadOnlyList<StoreDefinition> stores) => new() { Name = "Lake", Environments = ["other"], Stores = stores };

    public static TestContextOf Context(CatalogDefinition catalog, Dictionary<string, string>? variables = null, string? baseDirectory = null)
        => new(catalog, new DataContextOptions { Variables = (variables ?? []).GetValueOrDefault, BaseDirectory = baseDirectory, Services = new InjectedStorages() });
}

internal sealed class TestContextOf(CatalogDefinition catalog, DataContextOptions options) : DataContext(catalog, options)
{
    /// <summary>Connects an object to its file interface.</summary>
    public async Task<IChecksExistence> ConnectAsync(string name, string? via = null, CancellationToken cancellationToken = default)
        => await ConnectAsync<IChecksExistence>(GetObject(name).Target with { Via = via }, "exists", cancellationToken);
}

/// <summary>A store that opens as a test says.</summary>
internal sealed class ScriptedStoreProvider(Func<StoreContext, CancellationToken, ValueTask<StoreConnection>> open) : IStoreProvider<InjectedStore>
{
    public ValueTask<StoreConnection> OpenAsync(InjectedStore options, StoreContext context, CancellationToken cancellationToken) => open(context, cancellationToken);
}
