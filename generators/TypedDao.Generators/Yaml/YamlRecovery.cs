namespace TypedDao.Generators.Yaml;

/// <summary>Sets malformed lines aside, and marks the nodes that they may have belonged to.</summary>
internal sealed class YamlRecovery(YamlSource source)
{
    private readonly List<Region> _regions = [];
    private bool _blankLinesMended;

    /// <summary>
    /// Lines of nothing but tabs are valid YAML that the parser stumbles over. Makes them spaces; false if that changed
    /// nothing.
    /// </summary>
    public bool TryMendBlankLines(YamlFailure failure)
    {
        if (failure.Problem.Kind != YamlProblemKind.Tab || _blankLinesMended)
        {
            return false;
        }

        _blankLinesMended = true;
        var mended = false;
        for (var line = 0; line < source.LineCount; line++)
        {
            if (source.IsBlank(line) && source.IndentTab(line) >= 0)
            {
                source.OverwriteLine(line);
                mended = true;
            }
        }

        return mended;
    }

    /// <summary>Lets the parser read a placeholder that lacks its quotes; false if that is not what is wrong.</summary>
    public bool TryShield(YamlFailure failure)
    {
        if (failure.Unquoted is not { } span || source[span.Start + 1] != '{')
        {
            return false;
        }

        source.Shield(span);
        return true;
    }

    /// <summary>Overwrites the lines at fault with everything that is indented below them; false if nothing was there.</summary>
    public bool TrySetAside(YamlFailure failure)
    {
        var last = source.LineOf(failure.Culprit.End);
        for (var first = source.LineOf(failure.Culprit.Start); first >= 0; first--)
        {
            if (!source.IsBlank(first))
            {
                SetAside(first, last, failure.Culprit.Start);
                return true;
            }
        }

        return false;
    }

    /// <summary>The tree, with <see cref="YamlNode.IsComplete"/> false where lines were set aside.</summary>
    public YamlNode? MarkIncomplete(YamlNode? root)
    {
        foreach (var region in _regions)
        {
            root = root is null ? null : Mark(root, region);
        }

        return root;
    }

    private void SetAside(int first, int last, int culprit)
    {
        var content = source.ContentStart(first);
        var isItem = source[content] == '-';
        var key = SkipDashes(first);
        var value = ValueStart(first, key);
        if (value >= 0 && culprit >= value)
        {
            // The key is sound: it stays, with a value that is known to be broken.
            _regions.Add(new(value, int.MaxValue, IsItem: false));
            last = LastBelow(first, last, key - source.LineStart(first), ownsItems: false);
            source.Overwrite(value, source.LineEnd(first));
            first++;
        }
        else
        {
            _regions.Add(new(content, source.Indent(first), isItem));
            last = LastBelow(first, last, source.Indent(first), ownsItems: source[source.LineEnd(first) - 1] == ':' && !isItem);
        }

        for (var line = first; line <= last; line++)
        {
            source.OverwriteLine(line);
        }
    }

    /// <summary>The last of the lines that are indented below a line.</summary>
    /// <param name="ownsItems">Whether a list's items, which may stand directly below their key, are among them.</param>
    private int LastBelow(int first, int last, int indent, bool ownsItems)
    {
        last = Math.Max(first, last);
        while (last + 1 < source.LineCount && IsBelow(last + 1, indent, ownsItems))
        {
            last++;
        }

        return last;
    }

    private bool IsBelow(int line, int indent, bool ownsItems)
    {
        if (source.IsBlank(line) || source.Indent(line) > indent)
        {
            return true;
        }

        var first = source[source.ContentStart(line)];
        return source.Indent(line) == indent && (first is '}' or ']' || (first == '-' && ownsItems));
    }

    private int SkipDashes(int line)
    {
        var offset = source.ContentStart(line);
        while (offset < source.LineEnd(line) && source[offset] is '-' or ' ')
        {
            offset++;
        }

        return offset;
    }

    /// <summary>Where the value of a line's <c>key: value</c> begins; -1 if the line is something else.</summary>
    private int ValueStart(int line, int offset)
    {
        var end = source.LineEnd(line);
        if (offset < end && source[offset] is '"' or '\'')
        {
            var quote = source[offset];
            for (offset++; offset < end && source[offset] != quote; offset++)
            {
            }
        }

        while (offset + 1 < end && !(source[offset] == ':' && source[offset + 1] == ' '))
        {
            if (source[offset++] is '{' or '[')
            {
                return -1;
            }
        }

        for (offset++; offset < end; offset++)
        {
            if (source[offset] != ' ')
            {
                return offset;
            }
        }

        return -1;
    }

    private YamlNode Mark(YamlNode node, Region region)
    {
        switch (node)
        {
            case YamlMapping mapping:
                var entries = mapping.Entries;
                var index = LastBefore(entries, entry => entry.Key.Span.Start, region);
                if (index < 0 || !CanHold(entries[index], region))
                {
                    return mapping with { IsComplete = false };
                }

                var entry = entries[index];
                return mapping with { Entries = Replace(entries, index, entry with { Value = Mark(entry.Value, region) }) };

            case YamlSequence sequence:
                var items = sequence.Items;
                index = LastBefore(items, item => item.Span.Start, region);
                return index < 0 || region.Indent < Column(items[index]) || items[index] is YamlScalar
                    ? sequence with { IsComplete = false }
                    : sequence with { Items = Replace(items, index, Mark(items[index], region)) };

            default:
                return node with { IsComplete = false };
        }
    }

    /// <summary>
    /// Whether the region may have been part of an entry's value: not if it was indented like the key, and not of a text
    /// beside its key or of an alias.
    /// </summary>
    private bool CanHold(YamlEntry entry, Region region)
    {
        var column = Column(entry.Key);
        var isBelow = region.Indent > column || (region.IsItem && region.Indent == column && entry.Value is YamlSequence);
        return isBelow
            && entry.Value.Span.Start >= entry.Key.Span.Start
            && entry.Value is not YamlScalar { IsNull: false, Style: not (YamlScalarStyle.Literal or YamlScalarStyle.Folded) };
    }

    private int Column(YamlNode node) => node.Span.Start - source.LineStart(source.LineOf(node.Span.Start));

    private static int LastBefore<T>(EquatableArray<T> items, Func<T, int> start, Region region)
        where T : IEquatable<T>
    {
        for (var i = items.Count - 1; i >= 0; i--)
        {
            if (start(items[i]) < region.Start)
            {
                return i;
            }
        }

        return -1;
    }

    private static EquatableArray<T> Replace<T>(EquatableArray<T> items, int index, T item)
        where T : IEquatable<T>
    {
        var copy = items.AsSpan().ToArray();
        copy[index] = item;
        return new(copy);
    }

    /// <summary>Lines that were set aside: where their first text began, and how far it was indented.</summary>
    private readonly record struct Region(int Start, int Indent, bool IsItem);
}
