namespace TypedDao.Generators.Binding;

/// <summary>
/// The texts that one segment of a key can have: a finite automaton without empty steps. Each state belongs to the part of the
/// template that took the character before it.
/// </summary>
internal sealed class KeyLanguage
{
    /// <summary>
    /// Comparing two languages takes steps in the product of their sizes. Keys of storages have at most 1,024 bytes, and such keys
    /// stay far below this bound; what exceeds it counts as meeting.
    /// </summary>
    private const int MaxSteps = 200_000;

    private readonly State[] _states;

    public KeyLanguage(IEnumerable<State> states) => _states = [.. states];

    /// <summary>The last part of the template.</summary>
    public int LastPart => _states[_states.Length - 1].Part;

    /// <summary>Whether a text is one of them.</summary>
    public bool Contains(string text)
    {
        var current = new HashSet<int> { 0 };
        foreach (var c in text)
        {
            var next = new HashSet<int>();
            foreach (var state in current)
            {
                foreach (var step in _states[state].Steps)
                {
                    if (step.Low <= c && c <= step.High)
                    {
                        next.Add(step.To);
                    }
                }
            }

            if (next.Count == 0)
            {
                return false;
            }

            current = next;
        }

        return current.Any(state => _states[state].IsEnd);
    }

    /// <summary>Whether a text is in both, with one of the shortest; no text where the bound was met.</summary>
    /// <param name="other">The other language.</param>
    /// <param name="steps">Counts the steps that are taken.</param>
    public (bool Meets, string? Example) Meet(KeyLanguage other, ref int steps)
    {
        var walk = new Walk(this, other, tellsApart: false);
        var result = walk.Run();
        steps += walk.Steps;
        return result;
    }

    /// <summary>A text that can be divided among the parts in two ways; null where none can.</summary>
    /// <param name="steps">Counts the steps that are taken.</param>
    public KeyAmbiguity? FindAmbiguity(ref int steps)
    {
        var walk = new Walk(this, this, tellsApart: true);
        var (found, example) = walk.Run();
        steps += walk.Steps;
        return found ? new(example, walk.FirstPart, walk.OtherPart) : null;
    }

    /// <summary>A state.</summary>
    /// <param name="Part">Which part of the template took the character before it.</param>
    internal sealed record State(int Part)
    {
        public List<Step> Steps { get; } = [];

        public bool IsEnd { get; set; }
    }

    /// <summary>A step with one of the characters of a range.</summary>
    internal readonly record struct Step(char Low, char High, int To);

    /// <summary>Walks through two languages at once, by the length of the text.</summary>
    /// <param name="tellsApart">Whether the two must have taken some character for different parts.</param>
    private sealed class Walk(KeyLanguage left, KeyLanguage right, bool tellsApart)
    {
        private readonly HashSet<(int, int, bool)> _known = [];
        private readonly List<(int Left, int Right, bool Apart, int Before, char Character)> _queue = [];

        public int Steps { get; private set; }

        /// <summary>Of the first character that two parts took: the earlier of them.</summary>
        public int FirstPart { get; private set; }

        public int OtherPart { get; private set; }

        public (bool Found, string? Example) Run()
        {
            Reach(0, 0, apart: false, -1, default);
            for (var i = 0; i < _queue.Count; i++)
            {
                var (leftState, rightState, apart, _, _) = _queue[i];
                if (left._states[leftState].IsEnd && right._states[rightState].IsEnd && (apart || !tellsApart))
                {
                    return (true, TextTo(i));
                }

                foreach (var one in left._states[leftState].Steps)
                {
                    foreach (var two in right._states[rightState].Steps)
                    {
                        if (++Steps > MaxSteps)
                        {
                            return (true, null);
                        }

                        var (low, high) = (Max(one.Low, two.Low), Min(one.High, two.High));
                        if (low <= high)
                        {
                            var differ = tellsApart && left._states[one.To].Part != right._states[two.To].Part;
                            Reach(one.To, two.To, apart || differ, i, Readable(low, high));
                        }
                    }
                }
            }

            return (false, null);
        }

        private void Reach(int leftState, int rightState, bool apart, int before, char character)
        {
            if (_known.Add((leftState, rightState, apart)))
            {
                _queue.Add((leftState, rightState, apart, before, character));
            }
        }

        private string TextTo(int index)
        {
            var characters = new Stack<char>();
            for (; _queue[index].Before >= 0; index = _queue[index].Before)
            {
                var (one, two) = (left._states[_queue[index].Left].Part, right._states[_queue[index].Right].Part);
                if (one != two)
                {
                    (FirstPart, OtherPart) = (Math.Min(one, two), Math.Max(one, two));
                }

                characters.Push(_queue[index].Character);
            }

            return new([.. characters]);
        }

        private static char Readable(char low, char high) =>
            low <= 'a' && 'a' <= high ? 'a'
            : low <= '1' && '1' <= high ? '1'
            : low <= '-' && '-' <= high ? '-'
            : low;

        private static char Max(char one, char two) => one > two ? one : two;

        private static char Min(char one, char two) => one < two ? one : two;
    }
}

/// <summary>How a text can be read in two ways.</summary>
/// <param name="Example">One of the shortest; null where looking for one takes too long.</param>
/// <param name="FirstPart">The part that takes the first character in question in one reading.</param>
/// <param name="OtherPart">The later part that takes it in the other.</param>
internal sealed record KeyAmbiguity(string? Example, int FirstPart, int OtherPart);
