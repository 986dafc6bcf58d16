using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Finds types by the names that a catalog writes, and the classes that implement them.</summary>
internal sealed class TypeResolver(BindingContext context)
{
    public const string StoreKind = "store type";
    public const string ObjectKind = "object type";
    public const string InterfaceKind = "interface type";
    public const string FormatKind = "format";

    /// <summary>The type that an element names under the key of the role; null where it names none or an unknown one.</summary>
    public T? Resolve<T>(NamedTypes<T> types, string kind, Element element, KeyTable table)
        where T : DeclaredType
    {
        var key = table.Find(YamlRole.Type);
        foreach (var entry in element.Entries)
        {
            if (entry.Name != key?.Name)
            {
                continue;
            }

            if (entry.Value is YamlScalar { Text.Length: > 0 } scalar)
            {
                return Resolve(types, kind, scalar.Text, entry.ValueSource);
            }

            if (entry.Value is not YamlScalar)
            {
                context.Reporter.Report(StructureDescriptors.WrongNode, entry.ValueSource, key.Name, "the name of a type", entry.Value.KindName);
                return null;
            }
        }

        if (element.IsComplete && key is not null)
        {
            context.Reporter.Report(
                StructureDescriptors.MissingKey, element.Source, element.Name, key.Name, string.Empty, $" with one of {string.Join(", ", types.Names)}");
        }

        return null;
    }

    /// <summary>The type of a name.</summary>
    public T? Resolve<T>(NamedTypes<T> types, string kind, string name, Source source)
        where T : DeclaredType
    {
        var found = types.Find(name);
        if (found.Count == 0)
        {
            context.Reporter.Report(
                StructureDescriptors.UnknownType, source, kind, name, NearName.Hint(name, types.AllNames), string.Join(", ", types.Names));
            return null;
        }

        var type = found[0];
        if (found.Count > 1)
        {
            context.Reporter.Report(
                ExtensionDescriptors.NameClaimedTwice, source, kind, name, Describe(found[0]), Describe(found[1]));
        }

        context.Reporter.ReportOnce(type.Problems, source);
        return type;
    }

    /// <summary>The class that implements a type; null where no referenced assembly has one, which is said once.</summary>
    public Implementation? FindImplementation(DeclaredType type, string kind, Source source)
    {
        var found = context.Types.FindImplementations(type);
        if (found.Count == 0)
        {
            if (type.Package is { } package)
            {
                context.Reporter.ReportOnce(type.MetadataName, StructureDescriptors.PackageMissing, source, kind, type.Name, package);
            }

            return null;
        }

        if (found.Count > 1)
        {
            context.Reporter.ReportOnce(
                type.MetadataName, ExtensionDescriptors.ImplementedTwice, source, kind, type.Name, Describe(found[0]), Describe(found[1]));
        }

        context.Reporter.ReportOnce(found[0].Problems, source);
        return found[0].Problems.IsEmpty ? found[0] : null;
    }

    /// <summary>A type's implementation with its options, as the model holds it.</summary>
    public ImplementationModel? Implement(DeclaredType type, string kind, Source source, OptionsModel options) =>
        FindImplementation(type, kind, source) is { } implementation ? new(implementation.ClrName, options) : null;

    private static string Describe(DeclaredType type) => $"'{type.MetadataName}' of {type.Assembly}";

    private static string Describe(Implementation implementation) => $"'{implementation.MetadataName}' of {implementation.Assembly}";
}
