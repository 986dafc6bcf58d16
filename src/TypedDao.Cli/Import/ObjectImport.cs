using System.Text.Json;
using TypedDao.Cli.Discovery;
using TypedDao.Generators.Schema;

namespace TypedDao.Cli.Import;

/// <summary>Writes the YAML of an object of a configuration, which knows no columns: keys that name some become comments.</summary>
/// <param name="types">The types of the language.</param>
/// <param name="yaml">Takes the lines.</param>
/// <param name="warnings">Takes what the user should know.</param>
/// <param name="store">The store's name.</param>
/// <param name="names">The C# names of the store.</param>
internal sealed class ObjectImport(TypeIndex types, YamlLines yaml, TextWriter warnings, string store, ClrNames names)
{
    /// <summary>Writes an object.</summary>
    /// <param name="item">The object.</param>
    public void Write(DaoObject item)
    {
        if (types.Objects.Find(item.Type) is not [var type, ..])
        {
            yaml.Comment($"{item.Name} was left out: its type '{item.Type}' is not known here.");
            return;
        }

        KeyTable table = types.KeysOf(YamlElement.Object, type);
        (string name, bool isSaid) = names.AddObject(item.Name);
        yaml.Block(item.Name, () =>
        {
            yaml.Add(table.Find(YamlRole.Type)!.Name, item.Type);
            if (isSaid)
            {
                yaml.Add(table.Find(YamlRole.Name)!.Name, name);
            }

            var left = new List<(string Name, LocatedJson Value)>();
            bool needsColumns = false;
            foreach ((string key, LocatedJson value) in item.Keys.Where(pair => !pair.Value.IsNull))
            {
                if (table.Find(key) is not { } known || !TryWrite(known, value, ref needsColumns))
                {
                    left.Add((key, value));
                }
            }

            if (needsColumns)
            {
                yaml.Comment("Add 'columns:' and take the marks away: the keys above name columns.");
            }

            left.AddRange(item.Properties);
            if (left.Count > 0)
            {
                yaml.Block(table.Find(YamlRole.Properties)!.Name, () => PropertyImport.Write(yaml, warnings, $"{store}.{item.Name}", left));
            }
        });
    }

    /// <summary>Whether a key can have a value, which is then written.</summary>
    private bool TryWrite(KeyInfo key, LocatedJson value, ref bool needsColumns)
    {
        bool namesColumns = key.Role is YamlRole.PrimaryKeys or YamlRole.PartitionKeys or YamlRole.ClusterKeys or YamlRole.ColumnReference
            or YamlRole.PartitionTransforms or YamlRole.SortOrder or YamlRole.Format;
        if (namesColumns)
        {
            IReadOnlyList<string>? texts = TextsOf(value);
            if (texts is null)
            {
                return false;
            }

            needsColumns = true;
            yaml.Comment(key.Type.Kind is KeyTypeKind.List ? YamlLines.List(key.Name, texts) : $"{key.Name}: {Commands.YamlText.Scalar(texts[0])}");
            return true;
        }

        if (key.Role is YamlRole.Tags && TextsOf(value) is { } tags)
        {
            yaml.Add(key.Name, tags);
            return true;
        }

        if (key.Type.Kind is not KeyTypeKind.Scalar || !value.IsScalar || key.Role is YamlRole.OnError or YamlRole.Row or YamlRole.ColumnsFrom or YamlRole.Interface or YamlRole.Name or YamlRole.RowName
            || KeyText.Problem(key.Type, value.Text) is not null
            || value.Text.Contains("${", StringComparison.Ordinal))
        {
            return false;
        }

        yaml.Add(key, value.Text);
        return true;
    }

    /// <summary>The texts of an array, or of a text with commas; null where there are none.</summary>
    private static IReadOnlyList<string>? TextsOf(LocatedJson value)
    {
        string[] texts = value.Kind is JsonValueKind.Array && value.Items.All(item => item.IsScalar)
            ? [.. value.Items.Select(item => item.Text)]
            : value.IsScalar ? value.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [];
        return texts.Length == 0 ? null : texts;
    }
}
