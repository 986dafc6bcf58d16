using TypedDao.Extensibility;

[StoreType("mongo")]
public sealed class MongoStore
{
    [YamlKey("host")] public string? Server { get; }
}
