using System.Threading;
using System.Threading.Tasks;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Stores;

namespace Project;

[StoreType("mongo")]
public sealed class MongoStore;

[InterfaceType("MongoInterface")]
public sealed class MongoInterface;

[Implements(typeof(MongoStore))]
public sealed class NoProvider;

[Implements(typeof(string))]
public sealed class NoType;

[Implements(typeof(MongoStore))]
public sealed class NeedsValue(int value) : IStoreProvider<MongoStore>
{
    public int Value { get; } = value;

    public ValueTask<StoreConnection> OpenAsync(MongoStore options, StoreContext context, CancellationToken cancellationToken) => throw new System.NotSupportedException();
}

[Implements(typeof(MongoInterface))]
public sealed class NoDataInterface : IInterfaceProvider<MongoInterface>
{
    public IDataInterface Create(MongoInterface options, InterfaceContext context) => throw new System.NotSupportedException();
}
