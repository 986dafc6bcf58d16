namespace TypedDao;

/// <summary>Contexts of which every store is in memory.</summary>
public static class InMemoryContexts
{
    extension<TContext>(TContext)
        where TContext : DataContext, ICatalogContext<TContext>
    {
        /// <summary>
        /// Makes a context of which every store is in memory, empty, and its own: <c>CatalogContext.InMemory()</c>. Placeholders of stores
        /// are not resolved and environments play no part. Objects that no object storage can serve are refused when they are used.
        /// </summary>
        /// <param name="options">Services, logging and clock; the environment is not looked at.</param>
        public static TContext InMemory(DataContextOptions? options = null) => TContext.Create((options ?? new DataContextOptions()) with { IsInMemory = true });
    }
}
