using TypedDao.Extensibility;

[StoreType("my store")]
public sealed class MyStore;

[ObjectType("BoxObject", Aliases = [""])]
public sealed class BoxObject;
