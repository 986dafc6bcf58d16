using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Generators.Yaml;

/// <summary>A mapping with its entries in the order of the text. A repeated key keeps all its entries.</summary>
internal sealed record YamlMapping(EquatableArray<YamlEntry> Entries, YamlSpan Span) : YamlNode(Span)
{
    public override string KindName => "a mapping";

    /// <summary>The first entry with the key. Linear: to read many keys, go through <see cref="Entries"/>.</summary>
    public YamlEntry? Find(string key)
    {
        foreach (var entry in Entries)
        {
            if (entry.Key.Text == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The value of the first entry with the key.</summary>
    public bool TryGet(string key, [NotNullWhen(true)] out YamlNode? value)
    {
        value = Find(key)?.Value;
        return value is not null;
    }
}
