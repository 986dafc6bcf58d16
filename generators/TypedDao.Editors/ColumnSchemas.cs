using System.Text.Json.Nodes;
using TypedDao.Generators.Schema;

namespace TypedDao.Editors;

/// <summary>The schema of columns, in their short and in their long form.</summary>
internal static class ColumnSchemas
{
    /// <summary>Adds the definitions.</summary>
    /// <param name="definitions">Takes them.</param>
    /// <param name="types">All types of the language.</param>
    /// <param name="keys">Makes the schemas of keys.</param>
    public static void AddTo(JsonObject definitions, TypeIndex types, KeySchemas keys)
    {
        KeyTable table = types.KeysOf(YamlElement.Column);
        string type = table.Find(YamlRole.Type)!.Name;
        var properties = new JsonObject();
        foreach (KeyInfo key in table.Keys)
        {
            properties[key.Name] = key.Name == type ? TypeOf(key) : keys.Of(key, resolves: false);
        }

        // The pattern is one of texts, and all below it of mappings.
        definitions["column"] = new JsonObject
        {
            ["description"] = "A column type, or a mapping with the column's keys.",
            ["type"] = Node.Strings("string", "object"),
            ["pattern"] = Patterns.ShortColumnType,
            ["required"] = Node.Strings(type),
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["allOf"] = new JsonArray([.. Rules(table, type)]),
        };
        JsonObject columns = Node.Named("column", table.Find(YamlRole.Name)!.Name);
        columns["minProperties"] = 1;
        definitions["columns"] = columns;
    }

    private static JsonObject TypeOf(KeyInfo key)
    {
        JsonObject text = Node.Word(Patterns.LongColumnType);
        text["description"] = key.Description;
        return text;
    }

    private static IEnumerable<JsonObject> Rules(KeyTable table, string type)
    {
        JsonObject TypeIs(string pattern) => Node.Where(type, Node.Word(pattern));
        string Name(YamlRole role) => table.Find(role)!.Name;

        yield return Node.If(
            Mapping(TypeIs(Patterns.StructType)),
            Node.Has(Name(YamlRole.Columns)),
            new JsonObject { ["properties"] = new JsonObject { [Name(YamlRole.Columns)] = new JsonObject { ["type"] = "null" } } });
        yield return Node.If(Mapping(Node.Has(Name(YamlRole.Values))), TypeIs(Patterns.StringType));
        yield return Node.If(Mapping(Node.Has(Name(YamlRole.UnknownValue))), Node.Has(Name(YamlRole.Values)));
        yield return Node.If(Mapping(Node.Has(Name(YamlRole.TextFormat))), TypeIs(Patterns.TemporalType));
        yield return Node.If(Mapping(Node.Has(Name(YamlRole.ClrType))), TypeIs(Patterns.DecimalType));
        yield return Node.If(Mapping(TypeIs(Patterns.WideDecimal)), Node.Has(Name(YamlRole.ClrType)));
        yield return Node.If(
            Mapping(TypeIs(Patterns.NullableType)),
            new JsonObject { ["properties"] = new JsonObject { [Name(YamlRole.Nullable)] = new JsonObject { ["not"] = new JsonObject { ["enum"] = new JsonArray(false, "false") } } } });
    }

    private static JsonObject Mapping(JsonObject condition)
    {
        condition["type"] = "object";
        return condition;
    }
}
