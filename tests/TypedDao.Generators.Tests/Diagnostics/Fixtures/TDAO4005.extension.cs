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
    public string? Host { get; init; }
    [YamlKey("host")] public string? Server { get; init; }
    public string? Layer { get; init; }
}
