using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Schema;
using TypedDao.Generators.Yaml;

namespace TypedDao.Generators.Binding;

/// <summary>
/// Puts the entries of several files together: stores, objects and environments with one name are one, every other key
/// may be given once, or in each file with the same text.
/// </summary>
internal sealed class CatalogMerger(Reporter reporter)
{
    /// <summary>The top level of all files; null where none has one.</summary>
    public Element? MergeFiles(IEnumerable<CatalogFile> files, KeyTable table)
    {
        var entries = new List<Entry>();
        Source? first = null;
        var isComplete = true;
        foreach (var file in files)
        {
            foreach (var problem in file.Document.Problems)
            {
                reporter.ReportYaml(file, problem);
            }

            if (file.Document.Root is YamlMapping mapping)
            {
                first ??= new(file, new(mapping.Span.Start, 0));
                isComplete &= mapping.IsComplete;
                var start = entries.Count;
                Element.Add(entries, file, mapping);
                DropRepeated(entries, start, "catalog", table, YamlRole.Stores, YamlRole.Environments);
            }
            else if (file.Document.Root is { } root && root is not YamlScalar { IsNull: true })
            {
                reporter.Report(StructureDescriptors.WrongNode, file, root.Span, Path.GetFileName(file.Path), "a mapping", root.KindName);
                isComplete = false;
            }
            else if (!file.Document.Problems.IsEmpty)
            {
                isComplete = false;
            }
            else
            {
                first ??= new(file, new(0, 0));
            }
        }

        return first is { } source ? new("catalog", source, entries, isComplete) : null;
    }

    /// <summary>The entries of all mappings that stand under one role: stores, environments, a store's objects.</summary>
    /// <returns>Names in their order, each with its entries.</returns>
    public IReadOnlyList<IReadOnlyList<Entry>> MergeMappings(IEnumerable<Field> fields, string expected)
    {
        var groups = new List<List<Entry>>();
        var byName = new Dictionary<string, List<Entry>>(StringComparer.Ordinal);
        foreach (var field in fields)
        {
            if (field.Value is not YamlMapping mapping)
            {
                reporter.Report(StructureDescriptors.WrongNode, field.Source, field.Key.Name, expected, field.Value.KindName);
                continue;
            }

            foreach (var entry in mapping.Entries)
            {
                if (entry.IsDuplicate)
                {
                    continue;
                }

                if (!byName.TryGetValue(entry.Key.Text, out var group))
                {
                    group = [];
                    byName.Add(entry.Key.Text, group);
                    groups.Add(group);
                }

                group.Add(new(field.Entry.File, entry.Key, entry.Value));
            }
        }

        return groups;
    }

    /// <summary>One element of entries that may come from several files.</summary>
    /// <param name="merges">Roles whose mappings are put together by their reader.</param>
    public Element MergeElement(string name, IReadOnlyList<Entry> declarations, KeyTable table, params YamlRole[] merges)
    {
        if (declarations.Count == 1)
        {
            return declarations[0].Value is YamlMapping only
                ? Element.From(name, declarations[0].KeySource, declarations[0].File, only)
                : new(name, declarations[0].KeySource, [], NotMapping(declarations[0]));
        }

        var entries = new List<Entry>();
        var isComplete = true;
        foreach (var declaration in declarations)
        {
            if (declaration.Value is YamlMapping mapping)
            {
                isComplete &= mapping.IsComplete;
                var before = entries.Count;
                Element.Add(entries, declaration.File, mapping);
                DropRepeated(entries, before, name, table, merges);
            }
            else
            {
                isComplete &= NotMapping(declaration);
            }
        }

        return new(name, declarations[0].KeySource, entries, isComplete);
    }

    /// <summary>Removes entries of a later file that repeat those of an earlier one; other texts are reported.</summary>
    private void DropRepeated(List<Entry> entries, int start, string name, KeyTable table, params YamlRole[] merges)
    {
        for (var i = entries.Count - 1; i >= start; i--)
        {
            var entry = entries[i];
            if (table.Find(entry.Name) is { } key && merges.Contains(key.Role))
            {
                continue;
            }

            var earlier = entries.FindIndex(0, start, other => other.Name == entry.Name);
            if (earlier < 0)
            {
                continue;
            }

            if (entries[earlier].Value is not YamlScalar first || entry.Value is not YamlScalar second || first.Text != second.Text)
            {
                ReportTwice($"'{entry.Name}' of the {name}", entry, entries[earlier]);
            }

            entries.RemoveAt(i);
        }
    }

    public void ReportTwice(string what, Entry entry, Entry earlier) =>
        reporter.ReportPair(
            StructureDescriptors.DeclaredTwice, entry.KeySource, earlier.KeySource, what, earlier.File.PlaceOf(earlier.Key.Span).Text);

    /// <summary>What is said of an element that is no mapping; nothing is an empty one.</summary>
    /// <returns>Whether its keys may be reported as missing.</returns>
    private bool NotMapping(Entry entry)
    {
        if (!entry.IsNull)
        {
            reporter.Report(StructureDescriptors.WrongNode, entry.ValueSource, entry.Name, "a mapping of its keys", entry.Value.KindName);
            return false;
        }

        return entry.Value.IsComplete;
    }
}
