using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using TypedDao.Generators.Yaml;

namespace TypedDao.Cli.Tests.Editors;

/// <summary>YAML as an editor sees it: what is not in quotes is typed by the core schema of YAML 1.2.</summary>
internal static partial class YamlInstance
{
    public static JsonNode? From(YamlNode? node) => node switch
    {
        YamlMapping mapping => From(mapping),
        YamlSequence sequence => new JsonArray([.. sequence.Items.Select(From)]),
        YamlScalar { IsNull: true } or null => null,
        YamlScalar { Style: YamlScalarStyle.Plain } scalar => Typed(scalar.Text),
        YamlScalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException($"There is no JSON for {node.KindName}."),
    };

    private static JsonObject From(YamlMapping mapping)
    {
        var item = new JsonObject();
        foreach (YamlEntry entry in mapping.Entries)
        {
            item.TryAdd(entry.Key.Text, From(entry.Value));
        }

        return item;
    }

    private static JsonValue Typed(string text)
        => text is "true" or "True" or "TRUE" ? JsonValue.Create(true)
        : text is "false" or "False" or "FALSE" ? JsonValue.Create(false)
        : Number().IsMatch(text) && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? JsonValue.Create(number)
        : JsonValue.Create(text);

    [GeneratedRegex(@"^[+-]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][+-]?[0-9]+)?$")]
    private static partial Regex Number();
}
