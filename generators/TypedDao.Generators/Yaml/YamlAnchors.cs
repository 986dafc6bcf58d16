using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace TypedDao.Generators.Yaml;

/// <summary>The anchors of a document, and how much following them adds to its tree.</summary>
internal sealed class YamlAnchors(YamlSource source, int maxDepth)
{
    /// <summary>Enough for thousands of objects that share their columns; a few lines can otherwise mean billions of nodes.</summary>
    private const int MaxExpandedNodes = 500_000;

    private readonly Dictionary<string, (YamlNode Node, YamlNodeSize Size)> _anchors = new(StringComparer.Ordinal);
    private int _expanded;
    private bool _isReported;

    /// <summary>Makes a node known by its anchor, if it has one. Only a complete node is: an alias inside it has no end.</summary>
    public YamlNodeSize Register(AnchorName anchor, YamlNode node, int size, int height)
    {
        var measured = new YamlNodeSize(size, height);
        if (!anchor.IsEmpty)
        {
            _anchors[anchor.Value] = (node, measured);
        }

        return measured;
    }

    /// <summary>The node that an alias stands for; an empty, incomplete scalar where there is none.</summary>
    public YamlNodeSize Resolve(
        AnchorAlias alias, YamlSpan span, IReadOnlyCollection<YamlFrame> frames, List<YamlProblem> problems, out YamlNode node)
    {
        var name = alias.Value.Value;
        node = new YamlScalar("", YamlScalarStyle.Plain, span) { IsComplete = false };
        if (!_anchors.TryGetValue(name, out var anchored))
        {
            var message = frames.Any(frame => !frame.Anchor.IsEmpty && frame.Anchor.Value == name)
                ? $"The alias \"*{name}\" stands within the value it names, which would have no end. Write the value itself here."
                : $"No anchor \"&{name}\" is written before this alias. Write \"&{name}\" before the value it names, or the value itself "
                    + $"here; put quotes around a text that begins with \"*\".";
            problems.Add(new(YamlProblemKind.UnknownAlias, message, span));
            return new(1, 0);
        }

        if (_expanded + anchored.Size.Nodes > MaxExpandedNodes || frames.Count + anchored.Size.Height > maxDepth)
        {
            if (!_isReported)
            {
                _isReported = true;
                problems.Add(new(
                    YamlProblemKind.TooLarge,
                    $"Following the aliases gives more than {MaxExpandedNodes} nodes or {maxDepth} levels. Write fewer aliases of aliases.",
                    span.Length > 0 ? span : source.WordAt(span.Start)));
            }

            return new(1, 0);
        }

        _expanded += anchored.Size.Nodes;
        node = anchored.Node;
        return anchored.Size;
    }
}
