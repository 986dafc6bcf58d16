using System.Text.Json.Nodes;

namespace TypedDao.Editors;

/// <summary>The parts that schemas are made of.</summary>
internal static class Node
{
    /// <summary>A reference to a definition of the schema.</summary>
    /// <param name="path">The names on the way, below <c>definitions</c>.</param>
    public static JsonObject Ref(params ReadOnlySpan<string> path)
    {
        string pointer = "#/definitions";
        foreach (string name in path)
        {
            pointer += "/" + Uri.EscapeDataString(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return new JsonObject { ["$ref"] = pointer };
    }

    /// <summary>A text: editors read what is not in quotes by YAML's implicit types, the catalog by the type of its key.</summary>
    /// <param name="pattern">What the text must match; null: any.</param>
    public static JsonObject Text(string? pattern = null) => WithPattern(new JsonObject { ["type"] = Strings("string", "number", "boolean") }, pattern);

    /// <summary>A text that no number can be.</summary>
    /// <param name="pattern">What the text must match; null: any.</param>
    public static JsonObject Word(string? pattern = null) => WithPattern(new JsonObject { ["type"] = "string" }, pattern);

    /// <summary>One of several texts.</summary>
    /// <param name="choices">The texts, each with what it means.</param>
    public static JsonObject Choice(IEnumerable<(string Name, string? Description)> choices)
    {
        var alternatives = new JsonArray();
        foreach ((string name, string? description) in choices)
        {
            var choice = new JsonObject { ["const"] = name };
            if (description is not null)
            {
                choice["description"] = description;
            }

            alternatives.Add((JsonNode)choice);
        }

        return new JsonObject { ["anyOf"] = alternatives };
    }

    /// <summary>A list.</summary>
    /// <param name="items">The schema of its items.</param>
    /// <param name="isSet">Whether an item may occur once alone.</param>
    public static JsonObject List(JsonObject items, bool isSet = false)
    {
        var list = new JsonObject { ["type"] = "array", ["items"] = items };
        if (isSet)
        {
            list["uniqueItems"] = true;
        }

        return list;
    }

    /// <summary>A mapping of names.</summary>
    /// <param name="values">The schema of its values.</param>
    public static JsonObject Map(JsonObject values) => new() { ["type"] = "object", ["additionalProperties"] = values };

    /// <summary>A mapping of names of which C# names are made; those of which none can be need the key that sets it.</summary>
    /// <param name="definition">The definition of its values.</param>
    /// <param name="nameKey">The key that sets the C# name.</param>
    public static JsonObject Named(string definition, string nameKey) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject
        {
            [Patterns.NoName] = new JsonObject
            {
                ["allOf"] = new JsonArray(Ref(definition), new JsonObject { ["type"] = "object", ["required"] = Strings(nameKey) }),
            },
        },
        ["additionalProperties"] = Ref(definition),
    };

    /// <summary>The same, or nothing: a key without a value is as good as none.</summary>
    /// <param name="schema">The schema.</param>
    public static JsonObject Optional(JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray alternatives)
        {
            alternatives.Add((JsonNode)new JsonObject { ["type"] = "null" });
            return schema;
        }

        if (schema["type"] is { } type)
        {
            schema["type"] = type is JsonArray types ? Strings([.. types.Select(name => name!.GetValue<string>()), "null"]) : Strings(type.GetValue<string>(), "null");
            return schema;
        }

        return new JsonObject { ["anyOf"] = new JsonArray(schema, new JsonObject { ["type"] = "null" }) };
    }

    /// <summary>A condition on a mapping.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="then">What holds where it is met.</param>
    /// <param name="otherwise">What holds where it is not.</param>
    public static JsonObject If(JsonObject condition, JsonObject then, JsonObject? otherwise = null)
    {
        var rule = new JsonObject { ["if"] = condition, ["then"] = then };
        if (otherwise is not null)
        {
            rule["else"] = otherwise;
        }

        return rule;
    }

    /// <summary>A mapping that has keys, with a value each.</summary>
    /// <param name="names">The keys.</param>
    public static JsonObject Has(params ReadOnlySpan<string> names)
    {
        var values = new JsonObject();
        foreach (string name in names)
        {
            values[name] = new JsonObject { ["not"] = new JsonObject { ["type"] = "null" } };
        }

        return new JsonObject { ["required"] = Strings([.. names]), ["properties"] = values };
    }

    /// <summary>A mapping that has a key with a value that matches.</summary>
    /// <param name="name">The key.</param>
    /// <param name="value">The schema of its value.</param>
    public static JsonObject Where(string name, JsonObject value)
        => new() { ["required"] = Strings(name), ["properties"] = new JsonObject { [name] = value } };

    /// <summary>A list of texts.</summary>
    /// <param name="texts">The texts.</param>
    public static JsonArray Strings(params ReadOnlySpan<string> texts)
    {
        var array = new JsonArray();
        foreach (string text in texts)
        {
            array.Add((JsonNode)JsonValue.Create(text));
        }

        return array;
    }

    private static JsonObject WithPattern(JsonObject schema, string? pattern)
    {
        if (pattern is not null)
        {
            schema["pattern"] = pattern;
        }

        return schema;
    }
}
