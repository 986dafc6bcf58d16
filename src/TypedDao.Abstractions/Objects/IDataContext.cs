using TypedDao.Interfaces;

namespace TypedDao;

/// <summary>Binds objects to data interfaces: opens stores once, in the active environment.</summary>
public interface IDataContext
{
    /// <summary>The active environment's name.</summary>
    string Environment { get; }

    /// <summary>
    /// The data interface that serves a target, as the operation contract of a capability. Opens the store on first use.
    /// </summary>
    /// <typeparam name="TContract">The contract, such as <see cref="IReadsRows"/>.</typeparam>
    /// <param name="target">The target.</param>
    /// <param name="operation">The operation's name, for messages.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ConfigurationException">Values of the store are missing or wrong; all are listed.</exception>
    /// <exception cref="TypedDaoException">
    /// <see cref="ErrorKind.NotSupported"/>: the interface of this environment does not implement the contract, or its package is missing.
    /// </exception>
    ValueTask<TContract> ConnectAsync<TContract>(ObjectTarget target, string operation, CancellationToken cancellationToken)
        where TContract : class, IDataInterface;

    /// <summary>Finds an object by its name.</summary>
    /// <param name="name">The name as <c>store.object</c>.</param>
    /// <exception cref="KeyNotFoundException">No object has the name.</exception>
    IDataObject GetObject(string name);
}
