using TypedDao.Stores;

namespace TypedDao.Interfaces;

/// <summary>What a data interface is made with.</summary>
/// <param name="Connection">The opened store.</param>
/// <param name="Store">What the context gives to the store.</param>
/// <param name="Data">The context, to reach other objects such as the one that takes rejected rows.</param>
public sealed record InterfaceContext(StoreConnection Connection, StoreContext Store, IDataContext Data);
