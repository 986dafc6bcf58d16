using System.Collections.Generic;
using TypedDao;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Stores;

[assembly: TypedDaoExtension]

namespace Two;

[Implements(typeof(S3Store))]
public sealed class Provider : IStoreProvider<S3Store>
{
    public System.Threading.Tasks.ValueTask<StoreConnection> OpenAsync(S3Store options, StoreContext context, System.Threading.CancellationToken cancellationToken) => throw new System.NotSupportedException();
}
