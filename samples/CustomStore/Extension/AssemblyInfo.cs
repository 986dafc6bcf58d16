using TypedDao.Extensibility;

// Without this mark the build does not look for types of catalogs in the assembly.
[assembly: TypedDaoExtension]
