using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Binding;

/// <summary>Checks in every environment that the stores of an object's replicas can keep them, and that its interface writes to each.</summary>
internal sealed class ReplicaChecker(BindingContext context, EnvironmentBinder environments)
{
    public void Check(IReadOnlyList<DeclaredStore> stores)
    {
        foreach (var declared in stores.SelectMany(store => store.Objects).Where(declared => declared.Replicas.Count > 0 && declared.Interface is not null))
        {
            context.CancellationToken.ThrowIfCancellationRequested();
            Check(declared, declared.Interface!, null);
            foreach (var environment in environments.Names)
            {
                Check(declared, declared.Interface!, environment);
            }
        }
    }

    private void Check(DeclaredObject declared, InterfaceChoice choice, string? environment)
    {
        var overlay = environment is null ? null : environments.Find(declared.Store, environment);
        var field = declared.Fields.Find(YamlRole.Replicas)!;
        var where = environment is null ? string.Empty : $" in the environment '{environment}'";
        var actual = overlay?.Interfaces.FirstOrDefault(candidate => candidate.Name == choice.Key)?.Type
            ?? InterfaceBinder.Actual(choice, overlay is null ? declared.Store.Type : overlay.Type)
            ?? choice.Type;
        if (!ReplicaBinder.Keeps(actual))
        {
            if (environment is null || overlay is not null)
            {
                context.Reporter.Report(
                    ObjectDescriptors.ReplicaInterfaceUnfit, overlay?.Source ?? field.Entry.KeySource, declared.What, field.Key.Name, actual.Name, where);
            }

            return;
        }

        foreach (var replica in declared.Replicas)
        {
            var there = environment is null ? null : environments.Find(replica.Store, environment);
            var isAsWritten = environment is not null && overlay is null && there is null;
            if (!isAsWritten && (there is null ? replica.Store.Type : there.Type) is { } type && !InterfaceBinder.Gives(type, actual))
            {
                var able = context.Types.Stores.Names.Where(name => InterfaceBinder.Gives(context.Types.Stores.Find(name)[0], actual));
                context.Reporter.Report(
                    ObjectDescriptors.ReplicaStoreUnfit,
                    there?.Source ?? replica.Source,
                    field.Key.Name,
                    declared.What,
                    replica.Store.Name,
                    type.Name,
                    where,
                    actual.Name,
                    string.Join(", ", actual.Needs.Select(need => need.Substring(need.LastIndexOf('.') + 1))),
                    string.Join(", ", able));
            }
        }
    }
}
