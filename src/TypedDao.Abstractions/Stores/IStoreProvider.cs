namespace TypedDao.Stores;

/// <summary>Opens stores of one type; see <see cref="Extensibility.ImplementsAttribute"/>.</summary>
/// <typeparam name="TOptions">The store type.</typeparam>
public interface IStoreProvider<in TOptions>
{
    /// <summary>Opens a store. Called once per context and store, on first use.</summary>
    /// <param name="options">The store as the catalog declares it in the active environment, values resolved.</param>
    /// <param name="context">What the context gives to stores.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    ValueTask<StoreConnection> OpenAsync(TOptions options, StoreContext context, CancellationToken cancellationToken);
}
