using System.Collections.Generic;
using TypedDao;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Stores;

[assembly: TypedDaoExtension]

namespace Extension;

[StoreType("mongo")]
public sealed class MongoStore
{
    public System.Version? Driver { get; init; }
    public IReadOnlyDictionary<int, string>? Map { get; init; }
    public object? Anything { get; init; }
    public MongoStore? Self { get; init; }
}
