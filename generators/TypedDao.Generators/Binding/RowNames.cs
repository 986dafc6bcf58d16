using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>Finds the C# types that catalog files name as rows, before anything is bound: they are looked up in the compilation.</summary>
internal static class RowNames
{
    public static EquatableArray<string> Find(IEnumerable<CatalogFile> files, TypeIndex types)
    {
        var catalog = types.KeysOf(YamlElement.Catalog);
        var store = types.KeysOf(YamlElement.Store);
        var row = types.KeysOf(YamlElement.Object).Find(YamlRole.Row)?.Name;
        return files
            .Select(file => file.Document.Root)
            .SelectMany(root => Values(root, catalog.Find(YamlRole.Stores)?.Name))
            .SelectMany(Children)
            .SelectMany(node => Values(node, store.Find(YamlRole.Objects)?.Name))
            .SelectMany(Children)
            .SelectMany(node => Values(node, row))
            .OfType<YamlScalar>()
            .Where(scalar => !scalar.IsNull && scalar.Text.Length > 0)
            .Select(scalar => scalar.Text)
            .Distinct(StringComparer.Ordinal)
            .OrderBy(name => name, StringComparer.Ordinal)
            .ToEquatableArray();
    }

    private static IEnumerable<YamlNode> Values(YamlNode? node, string? key) => node is YamlMapping mapping && key is not null
        ? mapping.Entries.Where(entry => entry.Key.Text == key).Select(entry => entry.Value)
        : [];

    private static IEnumerable<YamlNode> Children(YamlNode node) => node is YamlMapping mapping ? mapping.Entries.Select(entry => entry.Value) : [];
}
