using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>A mapping to be bound, with what messages call it.</summary>
/// <param name="Name">What it is, such as <c>store 'bronze'</c>.</param>
/// <param name="Source">Where to say that something is missing: its name.</param>
/// <param name="Entries">Without the second ones of repeated keys, which are reported already.</param>
/// <param name="IsComplete">False where its text was malformed: then nothing is missing.</param>
internal sealed record Element(string Name, Source Source, IReadOnlyList<Entry> Entries, bool IsComplete)
{
    public static Element From(string name, Source source, CatalogFile file, YamlMapping mapping)
    {
        var entries = new List<Entry>(mapping.Entries.Count);
        Add(entries, file, mapping);
        return new(name, source, entries, mapping.IsComplete);
    }

    public static void Add(List<Entry> entries, CatalogFile file, YamlMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            if (!entry.IsDuplicate)
            {
                entries.Add(new(file, entry.Key, entry.Value));
            }
        }
    }
}
