namespace TypedDao.Generators.Yaml;

/// <summary>Finds keys that a mapping has more than once.</summary>
internal static class YamlKeys
{
    /// <summary>Marks and reports each repetition; the problem names the first place too.</summary>
    public static void MarkDuplicates(List<YamlEntry> entries, List<YamlProblem> problems)
    {
        if (entries.Count < 2)
        {
            return;
        }

        var seen = new Dictionary<string, YamlScalar>(entries.Count, StringComparer.Ordinal);
        for (var i = 0; i < entries.Count; i++)
        {
            var key = entries[i].Key;
            if (seen.TryAdd(key.Text, key))
            {
                continue;
            }

            entries[i] = entries[i] with { IsDuplicate = true };
            problems.Add(new(
                YamlProblemKind.DuplicateKey,
                $"The key \"{key.Text}\" is already in this mapping. Remove or rename one of the two.",
                key.Span,
                seen[key.Text].Span));
        }
    }
}
