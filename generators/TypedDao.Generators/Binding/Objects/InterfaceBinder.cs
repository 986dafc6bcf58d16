using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Chooses the interfaces that serve objects.</summary>
internal sealed class InterfaceBinder(BindingContext context)
{
    /// <summary>The primary interface; null where there is none.</summary>
    public InterfaceChoice? Choose(DeclaredObject declared)
    {
        var types = context.Types.Interfaces;
        var embedded = types.FindClass(declared.Type.EmbeddedInterface);
        if (declared.Fields.Find(YamlRole.Interface) is not { Value: YamlScalar { Text: var name } } field)
        {
            return types.FindClass(declared.Type.DefaultInterface) is { } type
                ? CheckKeys(declared, new(type.Name, type, embedded, declared.TypeSource))
                : null;
        }

        if (declared.Store.Interfaces.Find(candidate => candidate.Name == name) is { } additional)
        {
            return CheckServes(declared, new(name, additional.Type, null, field.Source));
        }

        var found = types.Find(name);
        if (found.Count > 0)
        {
            return CheckServes(declared, CheckKeys(declared, new(found[0].Name, found[0], embedded, field.Source)));
        }

        var additionalNames = declared.Store.Interfaces.ConvertAll(candidate => candidate.Name);
        context.Reporter.Report(
            StoreDescriptors.UnknownInterface,
            field.Source,
            name,
            declared.FullName,
            NearName.Hint(name, additionalNames.Concat(types.Names)),
            additionalNames.Count == 0 ? "none" : string.Join(", ", additionalNames),
            string.Join(", ", types.Names));
        return null;
    }

    /// <summary>The interface type that serves an object where its store is of a type; null where none can.</summary>
    public static InterfaceType? Actual(InterfaceChoice choice, StoreType? store) =>
        store is null || Gives(store, choice.Type) ? choice.Type
        : choice.Embedded is { } embedded && Gives(store, embedded) ? embedded
        : null;

    /// <summary>Reports that a store cannot give what an interface needs.</summary>
    /// <param name="environment">The environment; null for the store as written.</param>
    public void ReportCannotGive(DeclaredObject declared, InterfaceChoice choice, StoreType store, string? environment, Source source)
    {
        var able = context.Types.Stores.Names.Where(name =>
            context.Types.Stores.Find(name)[0] is var type && (Gives(type, choice.Type) || (choice.Embedded is { } embedded && Gives(type, embedded))));
        context.Reporter.Report(
            StoreDescriptors.StoreCannotGive,
            source,
            declared.Store.Name,
            store.Name,
            environment is null ? string.Empty : $" in the environment '{environment}'",
            choice.Type.Name,
            declared.FullName,
            string.Join(", ", choice.Type.Needs.Select(need => need.Substring(need.LastIndexOf('.') + 1))),
            string.Join(", ", able));
    }

    public static bool Gives(StoreType store, InterfaceType type) => type.Needs.All(need => store.Offers.Contains(need));

    /// <summary>Whether an interface can serve an object: by its own word, or by that of the object type.</summary>
    public static bool Serves(InterfaceType type, DeclaredObject declared) =>
        type.Serves.Contains(declared.Type.MetadataName)
        || type.MetadataName == declared.Type.DefaultInterface
        || type.MetadataName == declared.Type.EmbeddedInterface;

    private InterfaceChoice? CheckServes(DeclaredObject declared, InterfaceChoice choice)
    {
        if (Serves(choice.Type, declared))
        {
            return choice;
        }

        var served = choice.Type.Serves.Select(name => context.Types.Objects.FindClass(name)?.Name ?? name);
        context.Reporter.Report(
            StoreDescriptors.InterfaceDoesNotServe,
            choice.Source,
            choice.Key,
            declared.FullName,
            declared.Type.Name,
            choice.Type.Serves.IsEmpty ? "none" : string.Join(", ", served));
        return null;
    }

    /// <summary>An interface that is not declared below the store has nothing but defaults.</summary>
    private InterfaceChoice CheckKeys(DeclaredObject declared, InterfaceChoice choice)
    {
        foreach (var key in choice.Type.Keys)
        {
            if (key.IsRequired)
            {
                context.Reporter.Report(
                    StoreDescriptors.InterfaceNeedsKeys,
                    choice.Source,
                    choice.Type.Name,
                    declared.FullName,
                    key.Name,
                    declared.Store.Fields.NameOf(YamlRole.Interfaces),
                    declared.Fields.NameOf(YamlRole.Interface));
            }
        }

        return choice;
    }
}
