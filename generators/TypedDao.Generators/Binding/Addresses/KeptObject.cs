using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>An object in one of the stores that keep it.</summary>
/// <param name="Object">The object.</param>
/// <param name="Store">The store.</param>
/// <param name="Replica">What names the store as one of a replica; null for the object's own store.</param>
internal sealed record KeptObject(DeclaredObject Object, DeclaredStore Store, DeclaredReplica? Replica)
{
    public static IEnumerable<KeptObject> ReplicasOf(DeclaredObject declared) =>
        declared.Replicas.Select(replica => new KeptObject(declared, replica.Store, replica));

    /// <summary>What messages call it.</summary>
    public string Name => Replica is null ? Object.FullName : $"{Object.FullName} (replica in {Store.Name})";

    /// <summary>Where to report that it meets another: its key, or what makes it a replica.</summary>
    public Source Source => Replica?.Source
        ?? (Object.Fields.Find(YamlRole.KeyPrefix)
            ?? Object.Fields.Find(YamlRole.KeyIdentifier)
            ?? Object.Fields.Find(YamlRole.KeyIdentifierUnlessPrefix)
            ?? Object.Fields.Find(YamlRole.TableName))?.Source
        ?? Object.Entry.KeySource;
}
