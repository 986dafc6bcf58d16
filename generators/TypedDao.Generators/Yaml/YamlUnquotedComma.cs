namespace TypedDao.Generators.Yaml;

/// <summary>
/// In flow style a comma ends a value, so <c>{ a: decimal(10,2) }</c> is the key <c>a</c> with <c>decimal(10</c> and a
/// key <c>2)</c>. Nobody means that: it is reported, and the tree gets what was meant.
/// </summary>
internal static class YamlUnquotedComma
{
    public static List<YamlNode> Mend(List<YamlNode> items, YamlSource source, List<YamlProblem> problems)
    {
        for (var i = 0; i < items.Count; i++)
        {
            var last = LastPart(items[i], i, items.Count, next => items[next] as YamlScalar);
            if (last > i)
            {
                items[i] = Join(items[i], items[last], source, problems);
                items.RemoveRange(i + 1, last - i);
            }
        }

        return items;
    }

    public static List<YamlEntry> Mend(List<YamlEntry> entries, YamlSource source, List<YamlProblem> problems)
    {
        for (var i = 0; i < entries.Count; i++)
        {
            var last = LastPart(entries[i].Value, i, entries.Count, next => entries[next].HasNoColon(source) ? entries[next].Key : null);
            if (last > i)
            {
                entries[i] = entries[i] with { Value = Join(entries[i].Value, entries[last].Key, source, problems) };
                entries.RemoveRange(i + 1, last - i);
            }
        }

        return entries;
    }

    /// <summary>The index of the part that closes the bracket which the first part opens; the first's own if none does.</summary>
    private static int LastPart(YamlNode first, int index, int count, Func<int, YamlScalar?> part)
    {
        if (first is not YamlScalar { Style: YamlScalarStyle.Plain } scalar || !OpensBracket(scalar.Text))
        {
            return index;
        }

        var depth = Depth(scalar.Text);
        for (var next = index + 1; next < count && part(next) is { Style: YamlScalarStyle.Plain } following; next++)
        {
            depth += Depth(following.Text);
            if (depth <= 0)
            {
                return depth == 0 ? next : index;
            }
        }

        return index;
    }

    private static YamlScalar Join(YamlNode first, YamlNode last, YamlSource source, List<YamlProblem> problems)
    {
        var span = YamlSpan.FromBounds(first.Span.Start, last.Span.End);
        var text = source.Text.Substring(span.Start, span.Length);
        problems.Add(new(
            YamlProblemKind.UnquotedComma,
            $"Within {{ }} and [ ] a comma ends the value. Put quotes around it: \"{text}\".",
            span));
        return new(text, YamlScalarStyle.Plain, span);
    }

    /// <summary>True for a name directly followed by a bracket that stays open: <c>decimal(10</c>, not <c>x &lt; 3</c>.</summary>
    private static bool OpensBracket(string text)
    {
        var i = 0;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_'))
        {
            i++;
        }

        return i > 0 && i < text.Length && text[i] is '(' or '<' && Depth(text) > 0;
    }

    private static int Depth(string text) => text.Count(c => c is '(' or '<') - text.Count(c => c is ')' or '>');
}
