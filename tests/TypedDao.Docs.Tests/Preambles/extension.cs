global using TypedDao.BuiltIn;
global using TypedDao.Codecs;
global using TypedDao.Extensibility;
global using TypedDao.Interfaces;
global using TypedDao.Rows;
global using TypedDao.Storage;
global using TypedDao.Stores;

[assembly: TypedDaoExtension]
