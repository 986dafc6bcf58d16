using YamlDotNet.Core;

namespace TypedDao.Generators.Yaml;

/// <summary>A collection while it is being built.</summary>
internal sealed class YamlFrame(YamlSource source, bool isMapping, bool isFlow, int start, AnchorName anchor)
{
    private static readonly List<YamlNode> NoItems = [];
    private static readonly List<YamlEntry> NoEntries = [];

    private readonly List<YamlNode> _items = isMapping ? NoItems : [];
    private readonly List<YamlEntry> _entries = isMapping ? [] : NoEntries;
    private YamlScalar? _key;
    private bool _skipsValue;
    private bool _awaitsValue;

    public bool IsMapping => isMapping;

    public bool IsFlow => isFlow;

    public int Start => start;

    public AnchorName Anchor => anchor;

    /// <summary>Nodes so far, this one included.</summary>
    public int Size { get; private set; } = 1;

    /// <summary>Levels below.</summary>
    public int Height { get; private set; }

    public void Add(YamlNode node, YamlNodeSize size, List<YamlProblem> problems)
    {
        Size += size.Nodes;
        Height = Math.Max(Height, size.Height + 1);
        if (!isMapping)
        {
            _items.Add(node);
        }
        else if (!_awaitsValue)
        {
            _awaitsValue = true;
            AcceptKey(node, problems);
        }
        else
        {
            _awaitsValue = false;
            if (!_skipsValue)
            {
                _entries.Add(new(_key!, node));
            }

            _key = null;
            _skipsValue = false;
        }
    }

    /// <param name="end">Where the collection ends: at its closing bracket in flow style.</param>
    public YamlNode ToNode(int end, bool isComplete, List<YamlProblem> problems)
    {
        if (_key is not null)
        {
            // The text broke off between a key and its value.
            _entries.Add(new(_key, new YamlScalar("", YamlScalarStyle.Plain, new(_key.Span.End, 0)) { IsComplete = false }));
        }

        var from = _entries.Count > 0 && !isFlow ? _entries[0].Key.Span.Start : start;
        if (!isMapping)
        {
            var items = isFlow ? YamlUnquotedComma.Mend(_items, source, problems) : _items;
            var last = items.Count > 0 ? items[^1].Span.End : start;
            return new YamlSequence(items.ToEquatableArray(), SpanTo(from, end, last)) { IsComplete = isComplete };
        }

        var entries = isFlow ? YamlUnquotedComma.Mend(YamlMissingSpace.Mend(_entries, source, problems), source, problems) : _entries;
        var span = SpanTo(from, end, entries.Count > 0 ? entries[^1].Span.End : start);
        YamlKeys.MarkDuplicates(entries, problems);
        return new YamlMapping(YamlMerge.Expand(entries, problems).ToEquatableArray(), span) { IsComplete = isComplete };
    }

    private void AcceptKey(YamlNode node, List<YamlProblem> problems)
    {
        if (node is YamlScalar { IsComplete: true } scalar && !(scalar.IsNull && scalar.Text.Length == 0))
        {
            _key = scalar;
            return;
        }

        _skipsValue = true;
        if (node.IsComplete)
        {
            problems.Add(new(
                YamlProblemKind.InvalidKey,
                node is YamlScalar
                    ? "A key is missing before the colon."
                    : $"A key must be a text, not {node.KindName}. Put quotes around a text that begins with a bracket.",
                node.Span.Length > 0 ? node.Span : source.WordAt(node.Span.Start)));
        }
    }

    private YamlSpan SpanTo(int from, int end, int lastChild)
    {
        if (isFlow)
        {
            return YamlSpan.FromBounds(from, end < source.Text.Length && source.Text[end] is '}' or ']' ? end + 1 : end);
        }

        return YamlSpan.FromBounds(from, Math.Max(from, lastChild));
    }
}
