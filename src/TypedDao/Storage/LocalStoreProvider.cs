using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Stores;

namespace TypedDao.Storage;

/// <summary>Opens stores of type <c>local</c>: a folder, which is created with its first object.</summary>
[Implements(typeof(LocalStore))]
public sealed class LocalStoreProvider : IStoreProvider<LocalStore>
{
    /// <inheritdoc/>
    public ValueTask<StoreConnection> OpenAsync(LocalStore options, StoreContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        string root = options.Root ?? Path.Combine(".data", context.Name);
        if (string.IsNullOrWhiteSpace(root))
        {
            throw Refuse(context, "'root' is empty.", "Name a folder, or remove 'root' to use one of its own.");
        }

        if (root.Contains("://", StringComparison.Ordinal))
        {
            throw Refuse(context, $"'root' is '{root}', which is a URI.", "Write the path of a folder.");
        }

        string path = Path.GetFullPath(root, Path.GetFullPath(context.BaseDirectory));
        if (File.Exists(path))
        {
            throw Refuse(context, $"'root' is '{path}', which is a file.", "Name a folder.");
        }

        var storage = new LocalStorage(path, new LocalStorageOptions { TimeProvider = context.TimeProvider });
        return new ValueTask<StoreConnection>(new StoreConnection([storage]));
    }

    private static ConfigurationException Refuse(StoreContext context, string fact, string cure)
        => new($"Store '{context.Name}' cannot be opened.", fact)
        {
            Operation = "open",
            Store = context.Name,
            Cure = cure,
        };
}
