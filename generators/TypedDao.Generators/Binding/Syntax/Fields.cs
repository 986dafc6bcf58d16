using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>An element's entries, matched with the keys that it can have. Entries without a value are left out.</summary>
internal sealed class Fields(Element element, KeyTable table, EquatableArray<Field> all)
{
    public Element Element { get; } = element;

    public KeyTable Table { get; } = table;

    public EquatableArray<Field> All { get; } = all;

    /// <summary>The entry of the key with a role; null where it is absent.</summary>
    public Field? Find(YamlRole role)
    {
        foreach (var field in All)
        {
            if (field.Key.Role == role)
            {
                return field;
            }
        }

        return null;
    }

    /// <summary>Whether the entry of a key is there.</summary>
    public bool Has(KeyInfo key)
    {
        foreach (var field in All)
        {
            if (field.Key.Name == key.Name)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the YAML calls the key with a role.</summary>
    public string NameOf(YamlRole role) => Table.Find(role)?.Name ?? role.ToString();
}

/// <summary>An entry with the key that it matches.</summary>
internal sealed record Field(KeyInfo Key, Entry Entry)
{
    public YamlNode Value => Entry.Value;

    public Source Source => Entry.ValueSource;
}
