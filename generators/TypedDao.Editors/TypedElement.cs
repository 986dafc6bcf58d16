using System.Text.Json.Nodes;
using TypedDao.Generators.Schema;

namespace TypedDao.Editors;

/// <summary>
/// The schema of an element whose <c>type</c> decides its keys. Each type has a closed definition of its own; an element
/// without a type has the keys of all, since its type may stand in another file of the catalog.
/// </summary>
/// <param name="name">The definition.</param>
/// <param name="element">The kind of element.</param>
/// <param name="types">All types of the language.</param>
/// <param name="keys">Makes the schemas of keys.</param>
internal sealed class TypedElement(string name, YamlElement element, TypeIndex types, KeySchemas keys)
{
    /// <summary>Whether an element without a type is a mistake.</summary>
    public bool NeedsType { get; init; }

    /// <summary>Whether an element overrides another one, which has what is missing.</summary>
    public bool IsOverlay { get; init; }

    /// <summary>Whether placeholders in the keys of a type are resolved at run time.</summary>
    public bool Resolves { get; init; }

    /// <summary>Further conditions on an element, by its keys.</summary>
    public Func<KeyTable, IEnumerable<JsonObject>> Rules { get; init; } = _ => [];

    /// <summary>Adds the definitions.</summary>
    /// <param name="definitions">Takes them.</param>
    /// <param name="known">The types, each with all its names.</param>
    public void AddTo<T>(JsonObject definitions, IReadOnlyList<(T Type, string[] Names)> known)
        where T : DeclaredType
    {
        KeyTable generic = types.KeysOf(element);
        KeyInfo typeKey = generic.Find(YamlRole.Type)!;
        var branches = new JsonArray();
        var all = new JsonObject();
        foreach ((T type, string[] names) in known)
        {
            KeyTable table = types.KeysOf(element, type);
            string definition = $"{name}.{type.Name}";
            definitions[definition] = Closed(table, type.Description);
            branches.Add((JsonNode)Node.If(Node.Where(typeKey.Name, new JsonObject { ["enum"] = Node.Strings(names) }), Node.Ref(definition)));
            foreach (KeyInfo key in table.Keys)
            {
                if (table.IsOwn(key))
                {
                    AddAlternative(all, key.Name, Node.Ref(definition, "properties", key.Name));
                }
            }
        }

        // The keys of all elements are defined once, with the element of an unknown type.
        definitions[$"{name}.any"] = Any(generic, all);
        branches.Add((JsonNode)Node.If(new JsonObject { ["not"] = Node.Has(typeKey.Name) }, Node.Ref($"{name}.any")));
        var schema = new JsonObject { ["type"] = "object" };
        if (NeedsType)
        {
            schema["required"] = Node.Strings(typeKey.Name);
        }

        schema["properties"] = new JsonObject
        {
            [typeKey.Name] = TypeOf(typeKey, known.SelectMany(pair => pair.Names.Select(alias =>
                (alias, alias == pair.Type.Name ? pair.Type.Description : $"The same as {pair.Type.Name}. {pair.Type.Description}")))),
        };
        schema["allOf"] = branches;
        definitions[name] = schema;
    }

    private JsonObject TypeOf(KeyInfo key, IEnumerable<(string, string?)> names)
    {
        JsonObject choice = NeedsType ? Node.Choice(names) : Node.Optional(Node.Choice(names));
        return key.Description is null ? choice : new JsonObject { ["description"] = key.Description, ["anyOf"] = choice["anyOf"]!.DeepClone() };
    }

    private JsonObject Any(KeyTable generic, JsonObject own)
    {
        var properties = new JsonObject();
        foreach (KeyInfo key in generic.Keys)
        {
            properties[key.Name] = key.Role == YamlRole.Type ? new JsonObject() : keys.Of(key, resolves: false, IsOverlay);
        }

        foreach ((string key, JsonNode? schema) in own.ToArray())
        {
            own.Remove(key);
            properties.TryAdd(key, schema);
        }

        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
    }

    private JsonObject Closed(KeyTable table, string? description)
    {
        var closed = new JsonObject { ["type"] = "object" };
        if (description is not null)
        {
            closed["description"] = description;
        }

        string[] required = [.. table.Keys.Where(key => key.IsRequired).Select(key => key.Name)];
        if (required.Length > 0 && !IsOverlay)
        {
            closed["required"] = Node.Strings(required);
        }

        var properties = new JsonObject();
        foreach (KeyInfo key in table.Keys)
        {
            properties[key.Name] = table.IsOwn(key) ? keys.Of(key, Resolves, IsOverlay) : Node.Ref($"{name}.any", "properties", key.Name);
        }

        closed["properties"] = properties;
        closed["additionalProperties"] = false;
        JsonObject[] rules = [.. KeySchemas.Groups(table, IsOverlay), .. Rules(table)];
        if (rules.Length > 0)
        {
            closed["allOf"] = new JsonArray([.. rules]);
        }

        return closed;
    }

    private static void AddAlternative(JsonObject properties, string name, JsonObject schema)
    {
        if (properties[name] is JsonObject existing)
        {
            existing["anyOf"]!.AsArray().Add((JsonNode)schema);
        }
        else
        {
            properties[name] = new JsonObject { ["anyOf"] = new JsonArray(schema) };
        }
    }
}
