namespace TypedDao.Interfaces;

/// <summary>
/// The component that does the I/O of a store's objects. It implements the operation contracts of this namespace that it
/// can serve; each capability names one. Used concurrently.
/// </summary>
public interface IDataInterface : IAsyncDisposable;
