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
    public MongoStore() { }
    public MongoStore(string host) => Host = host;
    public string? Host { get; }
}

[StoreType("abstract")]
public abstract class AbstractStore;
