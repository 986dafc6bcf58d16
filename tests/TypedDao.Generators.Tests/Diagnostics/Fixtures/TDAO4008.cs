using TypedDao.Extensibility;

[StoreType("mongo")]
public sealed class MongoStore
{
    [YamlRole(YamlRole.KeyPrefix)] public int Prefix { get; init; }
    [YamlRole(YamlRole.AddressRoot)] public TypedDao.Stores.Secret? Host { get; init; }
}
