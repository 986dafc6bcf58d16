using System.Collections.Generic;
using TypedDao;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.Interfaces;
using TypedDao.Stores;

[assembly: TypedDaoExtension]

namespace Same;

[StoreType("mongo")]
public sealed class MongoStore;
