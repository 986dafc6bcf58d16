using System.Text;
using TypedDao.Cli.Commands;

namespace TypedDao.Cli.Discovery;

/// <summary>Writes the YAML of what was found.</summary>
internal static class CatalogText
{
    private static readonly char[] ImpliedDelimiters = [',', '\t'];

    /// <summary>A store with objects.</summary>
    /// <param name="store">Its name.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="objects">The objects.</param>
    public static string Of(string store, StorePlace place, IReadOnlyList<FoundObject> objects)
    {
        var text = new StringBuilder();
        var names = new ClrNames(store);
        text.Append("stores:\n  ").Append(YamlText.Scalar(store)).Append(":\n    type: ").Append(place.Type).Append('\n');
        Line(text, "    ", "name", names.SaidStore);
        foreach ((string key, string? value, bool isText) in place.Keys)
        {
            Line(text, "    ", key, value?.Replace("$", "$$", StringComparison.Ordinal), isText);
        }

        text.Append("    objects:\n");
        foreach (FoundObject item in objects)
        {
            Append(text, item, names);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, FoundObject item, ClrNames names)
    {
        const string Indent = "        ";
        (string name, bool isSaid) = names.AddObject(item.Name);
        text.Append("      ").Append(YamlText.Scalar(item.Name)).Append(":\n");
        Line(text, Indent, "type", item.Type);
        Line(text, Indent, "name", isSaid ? name : null);
        Line(text, Indent, "prefix", item.Prefix);
        Line(text, Indent, "identifier", item.Identifier);
        Line(text, Indent, "suffix", item.Suffix);
        if (item.Schema is not { } schema)
        {
            return;
        }

        AppendFormat(text, Indent, item);
        if (item.Partitions.Count > 0)
        {
            text.Append(Indent).Append("partition_keys: [").AppendJoin(", ", item.Partitions.Select(YamlText.Scalar)).Append("]\n");
        }

        text.Append(Indent).Append("columns:\n");
        SchemaText.Append(text, schema, Indent + "  ", names.AddColumns(name, schema, item.Partitions.Count));
    }

    private static void AppendFormat(StringBuilder text, string indent, FoundObject item)
    {
        char implied = ImpliedDelimiters[item.Suffix?.StartsWith("tsv", StringComparison.OrdinalIgnoreCase) == true ? 1 : 0];
        bool hasOwnDelimiter = item.Csv is { } csv && csv.Delimiter != implied;
        if (!hasOwnDelimiter && item.Csv is null or { Header: true })
        {
            Line(text, indent, "format", item.Format);
            return;
        }

        text.Append(indent).Append("format:\n");
        Line(text, indent + "  ", "type", item.Format);
        Line(text, indent + "  ", "delimiter", hasOwnDelimiter ? item.Csv!.Delimiter.ToString() : null);
        Line(text, indent + "  ", "header", item.Csv!.Header ? null : "false", isText: false);
    }

    private static void Line(StringBuilder text, string indent, string key, string? value, bool isText = true)
    {
        if (value is not null)
        {
            text.Append(indent).Append(key).Append(": ").Append(isText ? YamlText.Scalar(value) : value).Append('\n');
        }
    }
}
