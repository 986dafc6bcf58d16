[assembly: TypedDao.Extensibility.CompiledRows("gold.users", "global::Gold2.User", "global::Gold2.UserShape", "id\tInt64\n")]
[assembly: TypedDao.Extensibility.CompiledRows("bronze.users", "global::Gold2.User", "global::Gold2.UserShape")]
