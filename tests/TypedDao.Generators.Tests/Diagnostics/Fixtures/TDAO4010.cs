using TypedDao.Extensibility;

[StoreType("mongo")]
public sealed class MongoStore
{
    [YamlDefault("many")] public int Port { get; init; }
}
