using System.Globalization;
using System.Text.Json.Nodes;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Editors;

/// <summary>The schema of one key: by its role where that says more, otherwise by its type.</summary>
/// <param name="types">All types of the language.</param>
internal sealed class KeySchemas(TypeIndex types)
{
    /// <summary>The schema of a key's value, with what the key means.</summary>
    /// <param name="key">The key.</param>
    /// <param name="resolves">Whether placeholders in it are resolved at run time.</param>
    /// <param name="isOverlay">Whether it overrides a key that is given elsewhere, so that null clears it.</param>
    public JsonObject Of(KeyInfo key, bool resolves, bool isOverlay = false)
    {
        JsonObject value = OfRole(key) ?? OfType(key.Type, resolves);
        value = key.IsRequired && !isOverlay ? value : Node.Optional(value);
        if (key.Description is null && key.Default is null)
        {
            return value;
        }

        if (value.ContainsKey("$ref"))
        {
            // What stands beside a reference is ignored.
            value = new JsonObject { ["allOf"] = new JsonArray(value) };
        }

        var described = new JsonObject();
        if (key.Description is not null)
        {
            described["description"] = key.Description;
        }

        if (key.Default is not null)
        {
            described["default"] = Default(key);
        }

        foreach ((string name, JsonNode? part) in value.ToArray())
        {
            value.Remove(name);
            described[name] = part;
        }

        return described;
    }

    /// <summary>The keys of an element that may not stand together, or only together.</summary>
    /// <param name="table">The keys.</param>
    /// <param name="isOverlay">Whether the element overrides another, which may have the missing ones.</param>
    public static IEnumerable<JsonObject> Groups(KeyTable table, bool isOverlay)
    {
        foreach (var group in table.Keys.SelectMany(key => key.Groups.Select(group => (group, key.Name))).GroupBy(pair => pair.group, pair => pair.Name))
        {
            string[] names = [.. group];
            if (group.Key is { IsRequired: true, Together: false } && !isOverlay)
            {
                yield return new JsonObject { ["anyOf"] = new JsonArray([.. names.Select(name => Node.Has(name))]) };
            }

            for (int i = 0; i < names.Length; i++)
            {
                if (group.Key.Together && !isOverlay && names.Length > 1)
                {
                    yield return Node.If(Node.Has(names[i]), Node.Has([.. names.Where(name => name != names[i])]));
                }

                for (int j = i + 1; j < names.Length && !group.Key.Together; j++)
                {
                    yield return new JsonObject { ["not"] = Node.Has(names[i], names[j]) };
                }
            }
        }
    }

    private JsonObject? OfRole(KeyInfo key) => key.Role switch
    {
        YamlRole.CatalogName or YamlRole.Name or YamlRole.RowName => Node.Word(Patterns.Identifier),
        YamlRole.Namespace => Node.Word(Patterns.Namespace),
        YamlRole.Objects => Node.Named("object", types.KeysOf(YamlElement.Object).Find(YamlRole.Name)!.Name),
        YamlRole.Interfaces => Node.Map(Node.Ref("interface")),
        YamlRole.Columns => Node.Ref("columns"),
        YamlRole.Format => Node.Ref("format"),
        YamlRole.OnError => ErrorPolicy(key),
        YamlRole.Interface => new JsonObject { ["anyOf"] = new JsonArray(Node.Choice(types.Interfaces.Names.Select(Describe)), Node.Text()) },
        YamlRole.ColumnsFrom or YamlRole.RejectTo => Node.Word(Patterns.ObjectName),
        YamlRole.Parameters => Node.Map(Node.Choice(
            Enum.GetValues<ColumnKind>().Where(KeyKinds.Allows).Select(kind => (ColumnKindNames.Of(kind), (string?)null)))),
        YamlRole.KeyPrefix or YamlRole.KeyIdentifier or YamlRole.KeyIdentifierUnlessPrefix => Node.Text(Patterns.KeyTemplate),
        YamlRole.KeySuffix => Node.Text(Patterns.Suffix),
        YamlRole.TableName => Node.Text(Patterns.Table),
        YamlRole.PartitionTransforms => Node.List(Node.Text(Patterns.Transform)),
        YamlRole.SortOrder => Node.List(Node.Text(Patterns.SortOrder)),
        YamlRole.PrimaryKeys or YamlRole.PartitionKeys or YamlRole.ClusterKeys or YamlRole.Values => Node.List(Node.Optional(Node.Text()), isSet: true),
        YamlRole.Replicas => Node.List(Node.Text(), isSet: true),
        YamlRole.TextFormat => Node.Text(Patterns.TextForm),
        YamlRole.Description or YamlRole.Layer or YamlRole.Deprecated or YamlRole.DefaultEnvironment or YamlRole.Row => Node.Text(),
        _ => null,
    };

    private (string Name, string? Description) Describe(string name) => (name, types.Interfaces.Find(name)[0].Description);

    private static JsonObject ErrorPolicy(KeyInfo key)
    {
        JsonObject choice = Choices(key.Type, resolves: false);
        choice["anyOf"]!.AsArray().Add((JsonNode)Node.Ref("error_policy"));
        return choice;
    }

    private JsonObject OfType(KeyType type, bool resolves) => type.Kind switch
    {
        KeyTypeKind.List => Node.List(OfElement(type.Element!, resolves)),
        KeyTypeKind.Map => Node.Map(Node.Optional(OfType(type.Element!, resolves))),
        KeyTypeKind.Record => OfRecord(type, resolves),
        _ => OfScalar(type, resolves),
    };

    /// <summary>In a list the word null is a text like any other.</summary>
    private JsonObject OfElement(KeyType type, bool resolves)
        => type.Is(ValueKind.String) ? Node.Optional(OfType(type, resolves)) : OfType(type, resolves);

    private JsonObject OfRecord(KeyType type, bool resolves)
    {
        var properties = new JsonObject();
        foreach (KeyInfo key in type.Keys)
        {
            properties[key.Name] = Of(key, resolves);
        }

        var record = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        string[] required = [.. type.Keys.Where(key => key.IsRequired).Select(key => key.Name)];
        if (required.Length > 0)
        {
            record["required"] = Node.Strings(required);
        }

        return record;
    }

    private static JsonObject OfScalar(KeyType type, bool resolves)
    {
        string Form(string form) => Patterns.WithPlaceholders(form, resolves);
        switch (type.Value)
        {
            case ValueKind.String:
                return Node.Text(resolves ? Patterns.Resolvable : Patterns.NoPlaceholder);
            case ValueKind.Char:
                return new JsonObject { ["type"] = Node.Strings("string", "integer"), ["minLength"] = 1, ["maxLength"] = 1, ["minimum"] = 0, ["maximum"] = 9 };
            case ValueKind.Bool:
                return new JsonObject { ["type"] = Node.Strings("boolean", "string"), ["pattern"] = Form(Patterns.Bool) };
            case ValueKind.Decimal or ValueKind.Float or ValueKind.Double:
                return new JsonObject { ["type"] = Node.Strings("number", "string"), ["pattern"] = Form(Patterns.Number) };
            case ValueKind.Duration:
                return Node.Word(resolves ? Patterns.WithPlaceholders(Patterns.Duration[1..^1], resolves) : Patterns.Duration);
            case ValueKind.Uri:
                return Node.Word(resolves ? $@"{Patterns.Url}|\$\{{" : Patterns.Url);
            case ValueKind.Secret:
                return Node.Word(Patterns.Secret);
            case ValueKind.Enum:
                return Choices(type, resolves);
            default:
                return Integer(type, Form(Patterns.Integer));
        }
    }

    private static JsonObject Integer(KeyType type, string form)
    {
        var integer = new JsonObject { ["type"] = Node.Strings("integer", "string"), ["pattern"] = form };
        if (type.Minimum != long.MinValue)
        {
            integer["minimum"] = type.Minimum;
        }

        if (type.Maximum != long.MaxValue)
        {
            integer["maximum"] = type.Maximum;
        }

        return integer;
    }

    private static JsonObject Choices(KeyType type, bool resolves)
    {
        JsonObject choice = Node.Choice(type.Choices.Select(choice => (choice.Name, choice.Description)));
        if (resolves)
        {
            string names = string.Join('|', type.Choices.Select(choice => System.Text.RegularExpressions.Regex.Escape(choice.Name)));
            choice["anyOf"]!.AsArray().Add((JsonNode)Node.Word($@"\$\{{.*:-({names})\}}|\$\{{[^:]*\}}"));
        }

        return choice;
    }

    private static JsonNode Default(KeyInfo key) => key.Type switch
    {
        { Kind: KeyTypeKind.Scalar, Value: ValueKind.Bool } => JsonValue.Create(key.Default == "true"),
        { IsInteger: true } => JsonValue.Create(long.Parse(key.Default!, CultureInfo.InvariantCulture)),
        _ => JsonValue.Create(key.Default!),
    };
}
