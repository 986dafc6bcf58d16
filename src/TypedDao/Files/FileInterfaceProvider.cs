using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;

namespace TypedDao.Files;

/// <summary>Makes the interface that reads and writes files and directories over any object storage.</summary>
[Implements(typeof(S3FileInterface), DataInterface = typeof(FileInterface))]
public sealed class FileInterfaceProvider : IInterfaceProvider<S3FileInterface>
{
    /// <inheritdoc/>
    public IDataInterface Create(S3FileInterface options, InterfaceContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new FileInterface(context);
    }
}
