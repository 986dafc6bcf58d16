namespace TypedDao;

/// <summary>A generated context class, made without reflection.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ICatalogContext<out TSelf>
    where TSelf : DataContext
{
    /// <summary>Makes a context.</summary>
    /// <param name="options">Environment, configuration and services.</param>
    static abstract TSelf Create(DataContextOptions options);
}
