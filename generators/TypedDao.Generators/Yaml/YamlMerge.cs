namespace TypedDao.Generators.Yaml;

/// <summary>
/// The merge key: <c>&lt;&lt;: *common</c> puts the entries of other mappings in its place. A key that is written out
/// wins over a merged one, and an earlier mapping of a list over a later one.
/// </summary>
internal static class YamlMerge
{
    private const string MergeKey = "<<";

    public static IReadOnlyList<YamlEntry> Expand(List<YamlEntry> entries, List<YamlProblem> problems)
    {
        if (!entries.Exists(IsMerge))
        {
            return entries;
        }

        var taken = new HashSet<string>(entries.Where(entry => !IsMerge(entry)).Select(entry => entry.Key.Text), StringComparer.Ordinal);
        var result = new List<YamlEntry>(entries.Count);
        foreach (var entry in entries)
        {
            if (!IsMerge(entry))
            {
                result.Add(entry);
            }
            else if (!entry.IsDuplicate)
            {
                result.AddRange(Merged(entry, problems).Where(merged => taken.Add(merged.Key.Text)));
            }
        }

        return result;
    }

    private static bool IsMerge(YamlEntry entry) => entry.Key is { Text: MergeKey, Style: YamlScalarStyle.Plain };

    private static IEnumerable<YamlEntry> Merged(YamlEntry entry, List<YamlProblem> problems)
    {
        var mappings = entry.Value is YamlSequence sequence ? sequence.Items : [entry.Value];
        foreach (var node in mappings)
        {
            if (node is YamlMapping mapping)
            {
                foreach (var merged in mapping.Entries)
                {
                    yield return merged;
                }
            }
            else if (node.IsComplete)
            {
                problems.Add(new(
                    YamlProblemKind.InvalidMerge,
                    $"\"<<\" merges a mapping or a list of mappings, and here is {node.KindName}.",
                    node.Span.Length > 0 ? node.Span : entry.Key.Span));
            }
        }
    }
}
