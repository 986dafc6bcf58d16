namespace TypedDao.Generators.Yaml;

/// <summary>Finds keys that a mapping has more than once.</summary>
internal static class YamlKeys
{
    /// <summary>Up to here comparing each with each is faster than a dictionary.</summary>
    private const int FewEntries = 12;

    /// <summary>Marks and reports each repetition; the problem names the first place too.</summary>
    public static void MarkDuplicates(List<YamlEntry> entries, List<YamlProblem> problems)
    {
        if (entries.Count <= FewEntries && !HasDuplicate(entries))
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

    private static bool HasDuplicate(List<YamlEntry> entries)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (entries[i].Key.Text == entries[j].Key.Text)
                {
                    return true;
                }
            }
        }

        return false;
    }
}
