namespace TypedDao.Generators.Yaml;

/// <summary>
/// <c>{ id:int64 }</c> is, to YAML, one key <c>id:int64</c> without value. It is reported, and the tree gets what was meant.
/// </summary>
internal static class YamlMissingSpace
{
    public static List<YamlEntry> Mend(List<YamlEntry> entries, YamlSource source, List<YamlProblem> problems)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var key = entries[i].Key;
            var colon = ColonAfterName(key);
            if (colon < 0 || !entries[i].HasNoColon(source))
            {
                continue;
            }

            var (name, value) = (key.Text[..colon], key.Text[(colon + 1)..]);
            var start = key.Span.Start;
            problems.Add(new(
                YamlProblemKind.Syntax, $"A space is missing after the colon: {name}: {value}", new(start + colon, 1)));
            entries[i] = new(
                new(name, key.Style, new(start, colon)),
                new YamlScalar(value, YamlScalarStyle.Plain, YamlSpan.FromBounds(start + colon + 1, key.Span.End)));
        }

        return entries;
    }

    /// <summary>The colon of <c>name:value</c>; -1 for a text of another form, such as a URL.</summary>
    private static int ColonAfterName(YamlScalar key)
    {
        if (key.Style != YamlScalarStyle.Plain || key.Text.Length != key.Span.Length)
        {
            return -1;
        }

        var i = 0;
        while (i < key.Text.Length && (char.IsLetterOrDigit(key.Text[i]) || key.Text[i] is '_' or '-'))
        {
            i++;
        }

        return i > 0 && i + 1 < key.Text.Length && key.Text[i] == ':' && key.Text[i + 1] is not ('/' or ':') ? i : -1;
    }
}
