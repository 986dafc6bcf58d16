using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TypedDao.Generators.Yaml;

/// <summary>Builds the tree from the parser's events, on a stack of its own: no depth of the text can overflow ours.</summary>
internal sealed class YamlTreeBuilder(YamlSource source, CancellationToken cancellationToken)
{
    /// <summary>A catalog is about ten levels deep; more than this is a mistake or an attack.</summary>
    private const int MaxDepth = 100;

    private readonly Stack<YamlFrame> _frames = new();
    private readonly YamlAnchors _anchors = new(source, MaxDepth);
    private YamlNode? _root;
    private readonly bool _hasTabs = source.Text.Contains('\t');
    private bool _documentSeen;

    public List<YamlProblem> Problems { get; } = [];

    /// <summary>Why <see cref="Accept"/> wants no more events; null at the end of the only document.</summary>
    public YamlFailure? Failure { get; private set; }

    /// <summary>Where the last event ended.</summary>
    public int Position { get; private set; }

    /// <summary>The last event's place, if it was a scalar.</summary>
    public YamlScalar? LastScalar { get; private set; }

    /// <summary>The outermost collection in flow style that is still open.</summary>
    public YamlFrame? OpenFlow => _frames.LastOrDefault(frame => frame.IsFlow);

    /// <summary>The innermost collection in flow style that is still open.</summary>
    public YamlFrame? InnermostOpenFlow => _frames.FirstOrDefault(frame => frame.IsFlow);

    /// <summary>Takes one event; false if no more are wanted.</summary>
    public bool Accept(ParsingEvent parsingEvent)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var span = SpanOf(parsingEvent);
        Position = span.End;
        LastScalar = null;

        switch (parsingEvent)
        {
            case DocumentStart:
                return AcceptDocument(span);

            case Scalar scalar:
                var own = Properties(scalar, span);
                LastScalar = new(source.Unshield(scalar.Value), StyleOf(scalar.Style), TrimEnd(own, scalar.Style));
                CheckIndentation(own.Start);
                Add(LastScalar, _anchors.Register(scalar.Anchor, LastScalar, size: 1, height: 0));
                return true;

            case AnchorAlias alias when alias.Value.Value.StartsWith(':'):
                // The parser reads the key of "*: value" as an alias named ":".
                var star = new YamlSpan(span.Start, 1);
                Failure = new(new(YamlProblemKind.Syntax, YamlSyntaxErrors.AnchorName, star), star);
                return false;

            case AnchorAlias alias:
                var size = _anchors.Resolve(alias, span, _frames, Problems, out var node);
                Add(node, size);
                return true;

            case SequenceStart start:
                return Open(start, start.Style == SequenceStyle.Flow, isMapping: false, span);

            case MappingStart start:
                return Open(start, start.Style == MappingStyle.Flow, isMapping: true, span);

            case SequenceEnd or MappingEnd:
                Close(span.Start, isComplete: true);
                return true;

            default:
                return true;
        }
    }

    /// <summary>The tree so far; collections that are still open are closed as incomplete.</summary>
    public YamlNode? Finish()
    {
        while (_frames.Count > 0)
        {
            Close(Position, isComplete: false);
        }

        return _root is YamlScalar { IsNull: true, Text: "" } ? null : _root;
    }

    private bool AcceptDocument(YamlSpan span)
    {
        if (_documentSeen)
        {
            Problems.Add(new(
                YamlProblemKind.SecondDocument,
                "A second document begins here, and only the first is read. Remove \"---\", or move the rest into a file of its own.",
                span.Length > 0 ? span : source.WordAt(span.Start)));
            return false;
        }

        _documentSeen = true;
        return true;
    }

    private bool Open(NodeEvent start, bool isFlow, bool isMapping, YamlSpan span)
    {
        span = Properties(start, span);
        if (_frames.Count >= MaxDepth)
        {
            var problem = new YamlProblem(
                YamlProblemKind.TooLarge,
                $"Nested more than {MaxDepth} levels deep. Check the brackets and the indentation.",
                source.WordAt(span.Start));
            Failure = new(problem, new(OpenFlow?.Start ?? span.Start, 0));
            return false;
        }

        _frames.Push(new(source, isMapping, isFlow, span.Start, start.Anchor));
        return true;
    }

    private void Close(int end, bool isComplete)
    {
        var frame = _frames.Pop();
        var node = frame.ToNode(end, isComplete, Problems);
        Add(node, _anchors.Register(frame.Anchor, node, frame.Size, frame.Height));
    }

    private void Add(YamlNode node, YamlNodeSize size)
    {
        if (_frames.Count == 0)
        {
            _root ??= node;
            return;
        }

        _frames.Peek().Add(node, size, Problems);
    }

    /// <summary>The parser takes a tab for one space where it begins a collection; an editor shows it as more.</summary>
    private void CheckIndentation(int start)
    {
        if (!_hasTabs || OpenFlow is not null)
        {
            return;
        }

        var line = source.LineOf(start);
        var tab = source.IndentTab(line);
        if (tab >= 0 && source.ContentStart(line) == start)
        {
            Problems.Add(YamlSyntaxErrors.TabAt(tab, source));
        }
    }

    /// <summary>Reports a tag, and gives the span of the node itself, after its tag and anchor.</summary>
    private YamlSpan Properties(NodeEvent node, YamlSpan span)
    {
        if (node.Anchor.IsEmpty && node.Tag.IsEmpty)
        {
            return span;
        }

        var offset = span.Start;
        while (offset < source.Text.Length && source.Text[offset] is '&' or '!')
        {
            var word = source.WordAt(offset);
            if (source.Text[offset] == '!')
            {
                Problems.Add(new(
                    YamlProblemKind.Tag,
                    $"The tag \"{source.Text.Substring(word.Start, word.Length)}\" has no meaning in a catalog: the key decides the type. "
                        + "Remove it, or put quotes around a text that begins with \"!\".",
                    word));
            }

            offset = word.End;
            while (offset < source.Text.Length && char.IsWhiteSpace(source.Text[offset]))
            {
                offset++;
            }
        }

        return offset <= span.End || node is not Scalar ? YamlSpan.FromBounds(offset, Math.Max(offset, span.End)) : new(span.End, 0);
    }

    private YamlSpan TrimEnd(YamlSpan span, ScalarStyle style)
    {
        var end = span.End;
        while (style is ScalarStyle.Literal or ScalarStyle.Folded && end > span.Start && char.IsWhiteSpace(source.Text[end - 1]))
        {
            end--;
        }

        return YamlSpan.FromBounds(span.Start, end);
    }

    private YamlSpan SpanOf(ParsingEvent parsingEvent) =>
        YamlSpan.FromBounds(
            source.Clamp(parsingEvent.Start.Index + source.Start),
            source.Clamp(parsingEvent.End.Index + source.Start));

    private static YamlScalarStyle StyleOf(ScalarStyle style) => style switch
    {
        ScalarStyle.SingleQuoted => YamlScalarStyle.SingleQuoted,
        ScalarStyle.DoubleQuoted => YamlScalarStyle.DoubleQuoted,
        ScalarStyle.Literal => YamlScalarStyle.Literal,
        ScalarStyle.Folded => YamlScalarStyle.Folded,
        _ => YamlScalarStyle.Plain,
    };
}
