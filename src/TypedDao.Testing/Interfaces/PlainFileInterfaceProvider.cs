using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Makes the plain interface of files.</summary>
[Implements(typeof(PlainFileInterface), DataInterface = typeof(PlainFiles))]
public sealed class PlainFileInterfaceProvider : IInterfaceProvider<PlainFileInterface>
{
    /// <inheritdoc/>
    public IDataInterface Create(PlainFileInterface options, InterfaceContext context)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        return context.Connection.TryGet(out IObjectStorage? storage)
            ? new PlainFiles(storage, options.BatchSize)
            : throw new TypedDaoException(ErrorKind.NotSupported, $"Store '{context.Store.Name}' offers no object storage, which files need.")
            {
                Store = context.Store.Name,
                Cure = "Put the store on a type that is an object storage, such as 'local' or 's3'.",
            };
    }
}
