using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDao.Generators.Schema;

namespace TypedDao.Editors;

/// <summary>
/// The JSON Schema of catalog files, draft 7, made from what the generator reads: types, keys, descriptions, defaults. It holds no
/// name of a key; what a key means is told by its role.
/// </summary>
internal static class CatalogSchema
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The schema as text.</summary>
    /// <param name="types">All types of the language.</param>
    public static string Write(TypeIndex types)
    {
        using var text = new MemoryStream();
        using (var writer = new Utf8JsonWriter(text, Layout))
        {
            Build(types).WriteTo(writer);
        }

        return Encoding.UTF8.GetString(text.ToArray()) + "\n";
    }

    /// <summary>The schema.</summary>
    /// <param name="types">All types of the language.</param>
    public static JsonObject Build(TypeIndex types)
    {
        var keys = new KeySchemas(types);
        var properties = new JsonObject();
        foreach (KeyInfo key in types.KeysOf(YamlElement.Catalog).Keys)
        {
            properties[key.Name] = key.Role switch
            {
                YamlRole.Stores => Described(key, Node.Named("store", NameOf(types, YamlElement.Store))),
                YamlRole.Environments => Described(key, Environments()),
                _ => keys.Of(key, resolves: false),
            };
        }

        return new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = "A catalog of TypedDao",
            ["type"] = Node.Strings("object", "null"),
            ["properties"] = properties,
            ["additionalProperties"] = false,
            ["definitions"] = Definitions(types, keys),
        };
    }

    private static JsonObject Definitions(TypeIndex types, KeySchemas keys)
    {
        var definitions = new JsonObject();
        (StoreType, string[])[] stores = [.. types.Stores.Names.Select(name => (types.Stores.Find(name)[0], new[] { name }))];
        new TypedElement("store", YamlElement.Store, types, keys) { Resolves = true }.AddTo(definitions, stores);
        new TypedElement("overlay", YamlElement.Overlay, types, keys) { Resolves = true, IsOverlay = true }.AddTo(definitions, stores);
        new TypedElement("interface", YamlElement.Interface, types, keys) { Resolves = true, IsOverlay = true }.AddTo(
            definitions, [.. types.Interfaces.Names.Select(name => (types.Interfaces.Find(name)[0], new[] { name }))]);
        new TypedElement("object", YamlElement.Object, types, keys) { NeedsType = true, Rules = ObjectRules.Of }.AddTo(
            definitions,
            [.. types.Objects.Names.Select(name => types.Objects.Find(name)[0]).Select(type => (type, type.Aliases.Prepend(type.Name).ToArray()))]);
        FormatType[] formats = [.. types.Formats.Names.Select(name => types.Formats.Find(name)[0])];
        new TypedElement("format.long", YamlElement.Format, types, keys) { NeedsType = true }.AddTo(definitions, [.. formats.Select(type => (type, new[] { type.Name }))]);
        JsonObject format = Node.Choice(formats.Where(type => !type.Keys.Any(key => key.IsRequired)).Select(type => (type.Name, type.Description)));
        format["anyOf"]!.AsArray().Add((JsonNode)Node.Ref("format.long"));
        definitions["format"] = format;
        ColumnSchemas.AddTo(definitions, types, keys);
        definitions["environment"] = Environment(types);
        definitions["error_policy"] = ErrorPolicy(types, keys);
        return definitions;
    }

    private static string NameOf(TypeIndex types, YamlElement element) => types.KeysOf(element).Find(YamlRole.Name)!.Name;

    private static JsonObject Environments() => new()
    {
        ["type"] = "object",
        ["propertyNames"] = new JsonObject { ["not"] = new JsonObject { ["const"] = WellKnownNames.DefaultEnvironment } },
        ["additionalProperties"] = Node.Optional(Node.Ref("environment")),
    };

    private static JsonObject Environment(TypeIndex types)
    {
        var properties = new JsonObject();
        foreach (KeyInfo key in types.KeysOf(YamlElement.Environment).Keys)
        {
            properties[key.Name] = Described(key, Node.Map(Node.Optional(Node.Ref("overlay"))));
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private static JsonObject ErrorPolicy(TypeIndex types, KeySchemas keys)
    {
        KeyTable table = types.KeysOf(YamlElement.ErrorPolicy);
        var properties = new JsonObject();
        foreach (KeyInfo key in table.Keys)
        {
            properties[key.Name] = keys.Of(key, resolves: false);
        }

        return new JsonObject
        {
            ["type"] = "object",
            ["required"] = Node.Strings(table.Find(YamlRole.RejectTo)!.Name),
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
    }

    private static JsonObject Described(KeyInfo key, JsonObject schema)
    {
        JsonObject optional = Node.Optional(schema);
        optional["description"] = key.Description;
        return optional;
    }
}
