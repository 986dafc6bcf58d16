using TypedDao.Catalogs;

namespace TypedDao.Contexts;

/// <summary>Chooses the interface that serves a target, and says why none does.</summary>
internal static class Connections
{
    /// <summary>Finds the interface of a target in the active environment.</summary>
    /// <param name="store">The target's store.</param>
    /// <param name="target">The target.</param>
    /// <param name="operation">The operation, for messages.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: there is none, or its package is missing.</exception>
    public static InterfaceSlot Choose(StoreSlot store, ObjectTarget target, string operation)
    {
        string key = target.Via ?? target.Definition.Interface;
        InterfaceSlot? slot = store.Interface(key);
        if (slot is null)
        {
            string known = store.Binding.Interfaces.Count == 0 ? "none" : string.Join(", ", store.Binding.Interfaces.Select(binding => binding.Key));
            throw Refuse(
                store,
                target,
                operation,
                $"Environment '{store.Environment}' gives store '{store.Definition.Name}' no interface '{key}'; it has {known}.",
                $"Declare it under 'interfaces' of the store in environment '{store.Environment}', or choose another environment.");
        }

        if (!slot.Binding.IsImplemented)
        {
            throw Refuse(
                store, target, operation, $"No referenced package implements the interface type '{slot.Binding.Type}'.", AddPackage(slot.Binding.Package));
        }

        return store.Binding.IsImplemented
            ? slot
            : throw Refuse(store, target, operation, Missing(store), AddPackage(store.Binding.Package));
    }

    /// <summary>The interface does not implement the operation's contract.</summary>
    /// <param name="store">The target's store.</param>
    /// <param name="binding">The interface.</param>
    /// <param name="target">The target.</param>
    /// <param name="operation">The operation.</param>
    public static TypedDaoException CannotServe(StoreSlot store, InterfaceBinding binding, ObjectTarget target, string operation)
        => Refuse(
            store,
            target,
            operation,
            $"Interface '{binding.Type}', which serves store '{store.Definition.Name}' (type '{store.Binding.Type}') in environment " +
            $"'{store.Environment}', cannot do '{operation}'.",
            "Use an environment or an interface that can.");

    /// <summary>No referenced package implements the store's type.</summary>
    /// <param name="store">The store.</param>
    public static string Missing(StoreSlot store)
        => $"No referenced package implements the store type '{store.Binding.Type}' that store '{store.Definition.Name}' has in environment '{store.Environment}'.";

    /// <summary>The cure of a missing package.</summary>
    /// <param name="package">The package, where it is known.</param>
    public static string AddPackage(string? package)
        => package is null ? "Reference the package that implements it, or choose another environment." : $"Add the package {package}, or choose another environment.";

    private static TypedDaoException Refuse(StoreSlot store, ObjectTarget target, string operation, string fact, string cure)
        => new(ErrorKind.NotSupported, fact)
        {
            Operation = operation,
            Object = target.ToString(),
            Store = store.Definition.Name,
            Cure = cure,
        };
}
