namespace TypedDao.Generators.Binding;

/// <summary>A folder in the tree of all addresses of one place.</summary>
internal sealed class AddressNode
{
    private static readonly Dictionary<string, AddressNode> NoTexts = [];
    private static readonly Dictionary<AddressSegment, AddressNode> NoPatterns = [];

    private Dictionary<string, AddressNode> _texts = NoTexts;
    private Dictionary<AddressSegment, AddressNode> _patterns = NoPatterns;

    /// <summary>The first object whose key ends here.</summary>
    public KeptObject? Object { get; set; }

    /// <summary>The folder of a segment, made where it is not there.</summary>
    public AddressNode Open(AddressSegment segment)
    {
        AddressNode? node;
        if (segment.Text is { } text)
        {
            if (!_texts.TryGetValue(text, out node))
            {
                node = new();
                (_texts == NoTexts ? _texts = new(StringComparer.Ordinal) : _texts).Add(text, node);
            }
        }
        else if (!_patterns.TryGetValue(segment, out node))
        {
            node = new();
            (_patterns == NoPatterns ? _patterns = [] : _patterns).Add(segment, node);
        }

        return node;
    }

    /// <summary>An object that a path could meet: at the path, on the way to it, or below it.</summary>
    public AddressMeeting? FindMeeting(AddressSegment[] path, AddressComparer comparer)
    {
        // A stack of its own: a key may have more segments than calls can nest. One way is followed to its end before the next
        // is looked for: where templates meet, the first is enough.
        var open = new Stack<IEnumerator<Step>>();
        var first = new Step(this, 0, null, string.Empty);
        for (var step = first; ; step = open.Peek().Current)
        {
            if (step.FindMeeting(path) is { } meeting)
            {
                return meeting;
            }

            open.Push(step.Node.Follow(path, step, comparer).GetEnumerator());
            while (!open.Peek().MoveNext())
            {
                open.Pop();
                if (open.Count == 0)
                {
                    return null;
                }
            }
        }
    }

    private IEnumerable<Step> Follow(AddressSegment[] path, Step step, AddressComparer comparer)
    {
        if (step.Depth == path.Length)
        {
            yield break;
        }

        var segment = path[step.Depth];
        if (segment.Text is { } text && _texts.TryGetValue(text, out var node))
        {
            yield return new(node, step.Depth + 1, step, text);
        }

        foreach (var pair in _patterns)
        {
            if (comparer.Meet(pair.Key, segment) is (true, var example))
            {
                yield return new(pair.Value, step.Depth + 1, step, example);
            }
        }

        if (segment.Text is not null)
        {
            yield break;
        }

        foreach (var pair in _texts)
        {
            if (comparer.Meet(AddressSegment.OfText(pair.Key), segment) is (true, var example))
            {
                yield return new(pair.Value, step.Depth + 1, step, example);
            }
        }
    }

    private KeptObject? FindAnywhere()
    {
        var open = new Stack<AddressNode>();
        open.Push(this);
        while (open.Count > 0)
        {
            var node = open.Pop();
            if (node.Object is not null)
            {
                return node.Object;
            }

            foreach (var inner in node._texts.Values.Concat(node._patterns.Values))
            {
                open.Push(inner);
            }
        }

        return null;
    }

    /// <summary>A node on the way, with how it was reached.</summary>
    private sealed record Step(AddressNode Node, int Depth, Step? Before, string? Text)
    {
        /// <summary>A path that both objects could have; null where none is known.</summary>
        public string? Example
        {
            get
            {
                var texts = new Stack<string>();
                for (var step = this; step.Before is not null; step = step.Before)
                {
                    if (step.Text is null)
                    {
                        return null;
                    }

                    texts.Push(step.Text);
                }

                return string.Join("/", texts);
            }
        }

        public AddressMeeting? FindMeeting(AddressSegment[] path) =>
            Depth == path.Length ? Node.FindAnywhere() is { } below ? new(below, false, below == Node.Object, Example) : null
            : Node.Object is { } outer ? new(outer, true, false, Example)
            : null;
    }
}

/// <summary>Another object that an object could meet.</summary>
/// <param name="Other">The other object.</param>
/// <param name="IsInside">Whether the object lies inside of the other; otherwise the other inside of it.</param>
/// <param name="IsEqual">Whether both have one address.</param>
/// <param name="Example">Where they meet; null where that is not known.</param>
internal sealed record AddressMeeting(KeptObject Other, bool IsInside, bool IsEqual, string? Example);
