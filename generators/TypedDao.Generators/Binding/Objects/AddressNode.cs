namespace TypedDao.Generators.Binding;

/// <summary>A folder in the tree of all addresses of one place.</summary>
internal sealed class AddressNode
{
    private readonly Dictionary<string, AddressNode> _texts = new(StringComparer.Ordinal);
    private readonly List<(AddressSegment Segment, AddressNode Node)> _patterns = [];

    /// <summary>The first object whose key ends here.</summary>
    public DeclaredObject? Object { get; set; }

    /// <summary>The folder of a segment, made where it is not there.</summary>
    public AddressNode Open(AddressSegment segment)
    {
        AddressNode? node;
        if (segment.Text is { } text)
        {
            if (!_texts.TryGetValue(text, out node))
            {
                node = new();
                _texts.Add(text, node);
            }

            return node;
        }

        node = _patterns.Find(pattern => pattern.Segment.Equals(segment)).Node;
        if (node is null)
        {
            node = new();
            _patterns.Add((segment, node));
        }

        return node;
    }

    /// <summary>An object that a path could meet: at the path, on the way to it, or below it.</summary>
    public (DeclaredObject Other, bool IsInside, bool IsEqual)? FindMeeting(AddressSegment[] path, int depth = 0)
    {
        if (depth == path.Length)
        {
            return FindAnywhere() is { } below ? (below, false, below == Object) : null;
        }

        if (Object is not null)
        {
            return (Object, true, false);
        }

        var segment = path[depth];
        if (segment.Text is { } text)
        {
            if (_texts.TryGetValue(text, out var node) && node.FindMeeting(path, depth + 1) is { } found)
            {
                return found;
            }
        }
        else
        {
            foreach (var pair in _texts)
            {
                if (segment.Meets(AddressSegment.OfText(pair.Key)) && pair.Value.FindMeeting(path, depth + 1) is { } found)
                {
                    return found;
                }
            }
        }

        foreach (var (pattern, node) in _patterns)
        {
            if (pattern.Meets(segment) && node.FindMeeting(path, depth + 1) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private DeclaredObject? FindAnywhere()
    {
        if (Object is not null)
        {
            return Object;
        }

        foreach (var node in _texts.Values.Concat(_patterns.Select(pattern => pattern.Node)))
        {
            if (node.FindAnywhere() is { } found)
            {
                return found;
            }
        }

        return null;
    }
}
