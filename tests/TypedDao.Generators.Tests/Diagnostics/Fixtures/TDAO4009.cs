using TypedDao.Extensibility;

[StoreType("mongo")]
public sealed class MongoStore
{
    [YamlRange(1, 5)] public string? Name2 { get; init; }
    [YamlRange(5, 1)] public int Port { get; init; }
}
