using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Binds the other stores that keep an object: that they exist, and are each named once.</summary>
internal sealed class ReplicaBinder(BindingContext context, IReadOnlyList<DeclaredStore> stores)
{
    private readonly Dictionary<string, DeclaredStore> _stores = stores.ToDictionary(store => store.Name, StringComparer.Ordinal);

    /// <summary>The stores in their order, without those that cannot be.</summary>
    public IReadOnlyList<DeclaredReplica> Bind(DeclaredObject declared)
    {
        // What is no list of texts is reported where the options are bound.
        if (declared.Fields.Find(YamlRole.Replicas) is not { Value: YamlSequence sequence } field)
        {
            return [];
        }

        var replicas = new List<DeclaredReplica>();
        foreach (var item in sequence.Items.OfType<YamlScalar>())
        {
            var source = new Source(field.Entry.File, item.Span);
            if (!_stores.TryGetValue(item.Text, out var store))
            {
                var others = _stores.Keys.Where(name => name != declared.Store.Name).ToArray();
                context.Reporter.Report(
                    ObjectDescriptors.ReplicaStoreUnknown,
                    source,
                    field.Key.Name,
                    declared.What,
                    item.Text,
                    NearName.Hint(item.Text, others),
                    others.Length == 0 ? "none" : string.Join(", ", others));
            }
            else if (store == declared.Store)
            {
                context.Reporter.Report(ObjectDescriptors.ReplicaInOwnStore, source, field.Key.Name, declared.What, item.Text);
            }
            else if (replicas.Exists(replica => replica.Store == store))
            {
                context.Reporter.Report(ObjectDescriptors.ReplicaStoreTwice, source, field.Key.Name, declared.What, item.Text);
            }
            else
            {
                replicas.Add(new(store, source));
            }
        }

        return replicas;
    }

    /// <summary>Whether what an interface writes goes to each store: it does where object storage is all that it writes to.</summary>
    public static bool Keeps(InterfaceType type) => type.Needs.Contains(WellKnownNames.ObjectStorage);
}

/// <summary>Another store that keeps an object.</summary>
/// <param name="Store">The store.</param>
/// <param name="Source">Where the object names it.</param>
internal sealed record DeclaredReplica(DeclaredStore Store, Source Source);
