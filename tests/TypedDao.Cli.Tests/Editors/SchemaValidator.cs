using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TypedDao.Cli.Tests.Editors;

/// <summary>Validates by the part of JSON Schema, draft 7, that the schema of catalogs uses. A keyword outside of it throws.</summary>
internal sealed class SchemaValidator(JsonObject root)
{
    /// <summary>What is wrong, as <c>path: keyword</c>; empty where nothing is.</summary>
    public IReadOnlyList<string> Validate(JsonNode? instance)
    {
        var errors = new List<string>();
        Validate(root, instance, "$", errors);
        return errors;
    }

    private bool Matches(JsonNode? schema, JsonNode? instance)
    {
        var errors = new List<string>();
        Validate(schema!, instance, "$", errors);
        return errors.Count == 0;
    }

    private void Validate(JsonNode schema, JsonNode? instance, string path, List<string> errors)
    {
        if (schema is JsonValue value)
        {
            Require(value.GetValue<bool>(), "false", path, errors);
            return;
        }

        JsonObject rules = schema.AsObject();
        if (rules["$ref"] is { } reference)
        {
            Assert.Single(rules);
            Validate(Resolve(reference.GetValue<string>()), instance, path, errors);
            return;
        }

        foreach ((string keyword, JsonNode? rule) in rules)
        {
            Apply(keyword, rule!, rules, instance, path, errors);
        }
    }

    private void Apply(string keyword, JsonNode rule, JsonObject rules, JsonNode? instance, string path, List<string> errors)
    {
        switch (keyword)
        {
            case "$schema" or "title" or "description" or "default" or "definitions" or "then" or "else" or "patternProperties":
                break;
            case "type":
                string[] types = rule is JsonArray several ? [.. several.Select(type => type!.GetValue<string>())] : [rule.GetValue<string>()];
                Require(types.Any(type => IsOf(instance, type)), keyword, path, errors);
                break;
            case "const":
                Require(JsonNode.DeepEquals(rule, instance), keyword, path, errors);
                break;
            case "enum":
                Require(rule.AsArray().Any(choice => JsonNode.DeepEquals(choice, instance)), keyword, path, errors);
                break;
            case "anyOf":
                Require(rule.AsArray().Any(choice => Matches(choice, instance)), keyword, path, errors);
                break;
            case "allOf":
                foreach (JsonNode? part in rule.AsArray())
                {
                    Validate(part!, instance, path, errors);
                }

                break;
            case "not":
                Require(!Matches(rule, instance), keyword, path, errors);
                break;
            case "if":
                if (rules[Matches(rule, instance) ? "then" : "else"] is { } branch)
                {
                    Validate(branch, instance, path, errors);
                }

                break;
            case "pattern":
                Require(instance is not JsonValue || !IsOf(instance, "string") || Regex.IsMatch(instance.GetValue<string>(), rule.GetValue<string>()), keyword, path, errors);
                break;
            case "minLength" or "maxLength":
                Require(!IsOf(instance, "string") || Compare(keyword, instance!.GetValue<string>().Length, rule.GetValue<int>()), keyword, path, errors);
                break;
            case "minimum" or "maximum":
                Require(!IsOf(instance, "number") || Compare(keyword, instance!.GetValue<decimal>(), rule.GetValue<long>()), keyword, path, errors);
                break;
            default:
                ApplyToCollection(keyword, rule, rules, instance, path, errors);
                break;
        }
    }

    private void ApplyToCollection(string keyword, JsonNode rule, JsonObject rules, JsonNode? instance, string path, List<string> errors)
    {
        switch (keyword)
        {
            case "items":
                for (int i = 0; instance is JsonArray items && i < items.Count; i++)
                {
                    Validate(rule, items[i], $"{path}[{i}]", errors);
                }

                break;
            case "uniqueItems":
                Require(instance is not JsonArray set || set.Select(item => item?.ToJsonString() ?? "null").Distinct().Count() == set.Count, keyword, path, errors);
                break;
            case "minProperties":
                Require(instance is not JsonObject counted || counted.Count >= rule.GetValue<int>(), keyword, path, errors);
                break;
            case "required":
                Require(instance is not JsonObject mapping || rule.AsArray().All(name => mapping.ContainsKey(name!.GetValue<string>())), $"{keyword} {rule.ToJsonString()}", path, errors);
                break;
            case "propertyNames":
                Require(instance is not JsonObject named || named.All(pair => Matches(rule, pair.Key)), keyword, path, errors);
                break;
            case "properties":
                foreach ((string name, JsonNode? property) in rule.AsObject())
                {
                    if (instance is JsonObject owner && owner.TryGetPropertyValue(name, out JsonNode? value))
                    {
                        Validate(property!, value, $"{path}.{name}", errors);
                    }
                }

                break;
            case "additionalProperties":
                foreach ((string name, JsonNode? value) in instance as JsonObject ?? [])
                {
                    JsonNode? pattern = rules["patternProperties"]?.AsObject().FirstOrDefault(pair => Regex.IsMatch(name, pair.Key)).Value;
                    if (rules["properties"]?[name] is null)
                    {
                        Validate(pattern ?? rule, value, $"{path}.{name}", errors);
                    }
                }

                break;
            default:
                throw new NotSupportedException($"The schema uses '{keyword}', which this validator does not know.");
        }
    }

    private JsonNode Resolve(string reference)
    {
        JsonNode node = root;
        foreach (string part in reference.Split('/').Skip(1))
        {
            node = node[Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)]
                ?? throw new InvalidOperationException($"'{reference}' leads nowhere.");
        }

        return node;
    }

    private static bool Compare(string keyword, decimal value, decimal bound)
        => keyword.StartsWith("min", StringComparison.Ordinal) ? value >= bound : value <= bound;

    private static bool IsOf(JsonNode? instance, string type) => type switch
    {
        "null" => instance is null,
        "object" => instance is JsonObject,
        "array" => instance is JsonArray,
        "integer" => instance is JsonValue number && number.GetValueKind() == JsonValueKind.Number && decimal.IsInteger(number.GetValue<decimal>()),
        _ => instance is JsonValue value && value.GetValueKind() switch
        {
            JsonValueKind.String => type == "string",
            JsonValueKind.Number => type == "number",
            _ => type == "boolean",
        },
    };

    private static void Require(bool isMet, string keyword, string path, List<string> errors)
    {
        if (!isMet)
        {
            errors.Add($"{path}: {keyword}");
        }
    }
}
