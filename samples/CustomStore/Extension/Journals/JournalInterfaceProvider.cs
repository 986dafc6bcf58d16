using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace Acme.Journals;

/// <summary>Makes the interface of journals. The contracts of <see cref="JournalFiles"/> decide what compiles.</summary>
[Implements(typeof(JournalInterface), DataInterface = typeof(JournalFiles))]
public sealed class JournalInterfaceProvider : IInterfaceProvider<JournalInterface>
{
    /// <inheritdoc/>
    public IDataInterface Create(JournalInterface options, InterfaceContext context)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);

        // The build compares Needs with Offers; a context that was put together by hand may still lack it.
        return context.Connection.TryGet(out IObjectStorage? storage)
            ? new JournalFiles(storage, options.BatchSize)
            : throw new TypedDaoException(ErrorKind.NotSupported, $"Store '{context.Store.Name}' offers no object storage, which journals need.")
            {
                Store = context.Store.Name,
                Cure = "Put the store on a type that is an object storage, such as 'pack' or 'local'.",
            };
    }
}
