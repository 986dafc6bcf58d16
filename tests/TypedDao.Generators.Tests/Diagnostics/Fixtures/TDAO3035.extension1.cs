[assembly: TypedDao.Extensibility.CompiledRows("gold.users", "global::Gold1.User", "global::Gold1.UserShape", "id\tInt64\n")]
[assembly: TypedDao.Extensibility.CompiledRows("bronze.users", "global::Gold1.User", "global::Gold1.UserShape")]
