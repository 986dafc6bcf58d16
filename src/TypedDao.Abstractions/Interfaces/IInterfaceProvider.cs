namespace TypedDao.Interfaces;

/// <summary>Makes the data interface of an interface type; see <see cref="Extensibility.ImplementsAttribute"/>.</summary>
/// <typeparam name="TOptions">The interface type.</typeparam>
public interface IInterfaceProvider<in TOptions>
{
    /// <summary>Makes the data interface. Called once per context, store and interface, on first use.</summary>
    /// <param name="options">The interface as the catalog declares it, values resolved.</param>
    /// <param name="context">The opened store and what the context gives.</param>
    IDataInterface Create(TOptions options, InterfaceContext context);
}
