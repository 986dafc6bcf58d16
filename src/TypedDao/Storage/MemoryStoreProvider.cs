using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Stores;

namespace TypedDao.Storage;

/// <summary>Opens stores of type <c>memory</c>: each opening makes an empty one.</summary>
[Implements(typeof(MemoryStore))]
public sealed class MemoryStoreProvider : IStoreProvider<MemoryStore>
{
    /// <inheritdoc/>
    public ValueTask<StoreConnection> OpenAsync(MemoryStore options, StoreContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        var storage = new MemoryStorage(context.TimeProvider, context.Name);
        return new ValueTask<StoreConnection>(new StoreConnection([storage, storage.Attributes]));
    }
}
