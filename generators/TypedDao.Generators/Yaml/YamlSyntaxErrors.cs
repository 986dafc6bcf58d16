using YamlDotNet.Core;

namespace TypedDao.Generators.Yaml;

/// <summary>Turns what the parser throws into what the user did, where, and the cure.</summary>
internal static class YamlSyntaxErrors
{
    public const string AnchorName =
        "After \"*\" or \"&\" the name of an anchor must follow. Put quotes around a text that begins with either.";

    private const string NotClosed = "The quote that opens here is not closed.";

    public static YamlFailure Describe(Exception exception, YamlSource source, YamlTreeBuilder builder)
    {
        var yaml = exception as YamlException;
        var said = yaml?.Message ?? "";
        var at = yaml is null ? builder.Position : source.Clamp(yaml.Start.Index + source.Start);

        if (said.Contains("tab") && FindTab(source, builder.Position) is var tab and >= 0)
        {
            return Fail(TabAt(tab, source));
        }

        if (builder.InnermostOpenFlow is { } open)
        {
            return Flow(yaml, at, open, source, builder);
        }

        if (at < source.Text.Length && source[at] == '\t')
        {
            return Fail(TabAt(at, source));
        }

        var from = at;
        if (builder.LastScalar is { } last
            && source.LineOf(last.Span.End) == source.LineOf(at) && source.LineOf(last.Span.Start) < source.LineOf(at))
        {
            // A quote that was closed by the next one, lines below: the scalar's own lines are at fault too.
            from = Math.Min(at, last.Span.Start);
        }

        var (span, message) = Block(said, at, source, builder);
        return new(new(YamlProblemKind.Syntax, message, span), YamlSpan.FromBounds(from, Math.Max(at, from)));
    }

    /// <summary>The problem of one or more tabs.</summary>
    public static YamlProblem TabAt(int tab, YamlSource source)
    {
        var end = tab;
        while (end < source.Text.Length && source.Text[end] == '\t')
        {
            end++;
        }

        return new(
            YamlProblemKind.Tab, "A tab stands where YAML wants spaces. Indent with spaces.", YamlSpan.FromBounds(tab, end));
    }

    private static YamlFailure Fail(YamlProblem problem) => new(problem, problem.Span);

    private static (YamlSpan Span, string Message) Block(string said, int at, YamlSource source, YamlTreeBuilder builder)
    {
        var word = source.WordAt(at);
        if (Says(said, "cannot start any token") && at < source.Text.Length)
        {
            return (word, $"A text cannot begin with \"{source.Text[at]}\". Put quotes around it.");
        }

        if (Says(said, "an anchor or alias", "Anchor value"))
        {
            return (word, AnchorName);
        }

        if (Says(said, "quoted scalar", "multi-line double-quoted"))
        {
            return Quoted(said, at, source);
        }

        if (Says(said, "found invalid mapping", "Mapping values are not allowed"))
        {
            return InvalidMapping(at, source);
        }

        if (Says(said, "did not find expected key", "could not find expected ':'"))
        {
            return builder.LastScalar is { IsQuoted: true } quoted && source.LineOf(quoted.Span.End) == source.LineOf(at)
                ? AfterQuote(quoted.Span, word, source)
                : (word, "Here \"key: value\" is expected. Check this line's indentation, and the colon and space after its key.");
        }

        if (Says(said, "expected '-' indicator"))
        {
            return (word, "Here \"- \" is expected, as in the items above. Check this line's indentation.");
        }

        if (Says(said, "Block sequence entries", "Anchor before sequence"))
        {
            return (word, "A list in block style begins on a line of its own. Put \"- \" on the next line, or write [a, b].");
        }

        if (Says(said, "expected node content") && at < source.Text.Length)
        {
            return (new(at, 1), source.Text[at] is ']' or '}'
                ? $"This \"{source.Text[at]}\" closes nothing. Remove it, or put quotes around the text."
                : $"A value is expected before \"{source.Text[at]}\".");
        }

        if (Says(said, "block scalar"))
        {
            return (word, "After \"|\" or \">\" only \"-\" or \"+\", a digit and a comment may stand; the text follows on the next lines, all indented alike.");
        }

        if (Says(said, "directive", "incompatible YAML", "tag handle"))
        {
            return (word, "A catalog has no YAML directives or tags. Remove this line.");
        }

        return (word, "This is not valid YAML. Check this line, and the one above it, for a missing colon, quote or bracket.");
    }

    private static (YamlSpan Span, string Message) AfterQuote(YamlSpan quoted, YamlSpan word, YamlSource source)
    {
        var line = source.LineOf(quoted.Start);
        return line == source.LineOf(word.Start)
            ? (word, "Nothing may follow the closing quote. Write '' for a quote within '…', and \\\" within \"…\".")
            : (YamlSpan.FromBounds(quoted.Start, source.LineEnd(line)), NotClosed);
    }

    private static (YamlSpan Span, string Message) Quoted(string said, int at, YamlSource source)
    {
        var line = YamlSpan.FromBounds(at, source.LineEnd(source.LineOf(at)));
        if (Says(said, "escape", "hexadecimal", "surrogates") && YamlEscapes.FindInvalid(source.Text, at) is var escape and >= 0)
        {
            return (
                YamlSpan.FromBounds(escape, Math.Min(escape + 2, source.Text.Length)),
                "This escape is unknown in YAML. Write \\\\ for a backslash, or use '…', where a backslash is itself.");
        }

        return Says(said, "invalid comment")
            ? (line, "A comment must have a space before its \"#\".")
            : (line, NotClosed);
    }

    private static (YamlSpan Span, string Message) InvalidMapping(int at, YamlSource source)
    {
        var line = source.LineOf(at);
        var start = source.ContentStart(line);
        var end = source.LineEnd(line);
        var before = source.Text.Substring(start, Math.Max(0, at - start));
        return before.Contains(": ", StringComparison.Ordinal)
            ? (YamlSpan.FromBounds(at, end), "A second colon on one line. Put quotes around a text that has a colon followed by a space.")
            : (YamlSpan.FromBounds(start, end), "This line is indented deeper than the one above, which already has a value. Align it with the keys beside it.");
    }

    private static YamlFailure Flow(YamlException? yaml, int at, YamlFrame open, YamlSource source, YamlTreeBuilder builder)
    {
        var culprit = new YamlSpan(builder.OpenFlow!.Start, 0);
        var (bracket, closing) = open.IsMapping ? ("{", "}") : ("[", "]");
        var line = source.LineOf(at);
        var isAfter = line > source.LineOf(open.Start) && source.Indent(line) <= source.Indent(source.LineOf(open.Start));
        if (yaml is null || at >= source.Text.Length || (isAfter && source[at] is not ('}' or ']')))
        {
            return Fail(new(open.Start, 1), $"This \"{bracket}\" is not closed: \"{closing}\" is missing.");
        }

        if (source.Text[at] == '{' && at > 0 && source.Text[at - 1] == '$')
        {
            var end = source.Text.IndexOf('}', at);
            var isClosed = end > 0 && source.LineOf(end) == line;
            var span = YamlSpan.FromBounds(at - 1, isClosed ? end + 1 : at + 1);
            var advice = $"Within {{ }} and [ ] a placeholder needs quotes: \"{source.Text.Substring(span.Start, span.Length)}\".";
            return Fail(span, advice) with { Unquoted = isClosed ? span : null };
        }

        if (Says(yaml.Message, "did not find expected ',' or"))
        {
            return Fail(source.WordAt(at), $"Here \",\" or \"{closing}\" is expected. Put quotes around a text that has brackets, or a colon and a space.");
        }

        var (place, message) = Block(yaml.Message, at, source, builder);
        return Fail(place, message);

        YamlFailure Fail(YamlSpan span, string text) => new(new(YamlProblemKind.Syntax, text, span), culprit);
    }

    /// <summary>The parser tells no place for a tab, so it is looked for after the last thing that was read.</summary>
    private static int FindTab(YamlSource source, int position)
    {
        for (var line = source.LineOf(position); line < source.LineCount; line++)
        {
            if (source.IndentTab(line) is var tab && tab >= position)
            {
                return tab;
            }
        }

        return -1;
    }

    private static bool Says(string said, params string[] parts) => Array.Exists(parts, part => said.Contains(part));
}
