using TypedDao.Extensibility;

[assembly: TypedDaoExtension]
