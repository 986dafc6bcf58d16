using System.Text.Json.Nodes;
using TypedDao.Generators.Schema;

namespace TypedDao.Editors;

/// <summary>What the build asks of the keys of an object beyond each alone.</summary>
internal static class ObjectRules
{
    private static readonly YamlRole[] NeedColumns =
    [
        YamlRole.OnError, YamlRole.PrimaryKeys, YamlRole.PartitionKeys, YamlRole.ClusterKeys, YamlRole.ColumnReference,
        YamlRole.PartitionTransforms, YamlRole.SortOrder,
    ];

    private static readonly YamlRole[] GiveColumns = [YamlRole.Columns, YamlRole.ColumnsFrom, YamlRole.Row];

    /// <summary>The rules of an object type.</summary>
    /// <param name="table">Its keys.</param>
    public static IEnumerable<JsonObject> Of(KeyTable table)
    {
        string[] columns = [.. GiveColumns.Select(role => table.Find(role)?.Name).OfType<string>()];
        foreach (KeyInfo key in table.Keys.Where(key => NeedColumns.Contains(key.Role)))
        {
            yield return Node.If(Node.Has(key.Name), AnyOf(columns));
        }

        for (int i = 0; i < columns.Length; i++)
        {
            for (int j = i + 1; j < columns.Length; j++)
            {
                yield return new JsonObject { ["not"] = Node.Has(columns[i], columns[j]) };
            }
        }

        if (table.Find(YamlRole.Format) is { } format && table.Find(YamlRole.KeySuffix) is { } suffix)
        {
            yield return Node.If(AnyOf(columns), AnyOf([format.Name, suffix.Name]));
        }

        if (table.Find(YamlRole.ReadOnly) is { } readOnly && table.Find(YamlRole.AppendOnly) is { } appendOnly)
        {
            yield return new JsonObject { ["not"] = new JsonObject { ["allOf"] = new JsonArray(IsTrue(readOnly), IsTrue(appendOnly)) } };
        }
    }

    private static JsonObject AnyOf(string[] names) => new() { ["anyOf"] = new JsonArray([.. names.Select(name => Node.Has(name))]) };

    private static JsonObject IsTrue(KeyInfo key) => Node.Where(key.Name, new JsonObject { ["enum"] = new JsonArray(true, "true") });
}
