using TypedDao;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;

[assembly: TypedDaoExtension]

namespace Extension;

[InterfaceType("RemoteInterface", Serves = [typeof(S3FileObject)])]
public sealed class RemoteInterface(string server)
{
    public string Server { get; } = server;
}
