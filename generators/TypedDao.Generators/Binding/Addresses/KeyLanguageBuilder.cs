namespace TypedDao.Generators.Binding;

/// <summary>Builds a <see cref="KeyLanguage"/> from its beginning to its end.</summary>
internal sealed class KeyLanguageBuilder
{
    private readonly List<KeyLanguage.State> _states = [new(-1)];
    private HashSet<int> _ends = [0];

    /// <summary>The part that takes the characters which follow.</summary>
    public int Part { get; set; }

    public KeyLanguage Build()
    {
        foreach (var end in _ends)
        {
            _states[end].IsEnd = true;
        }

        return new(_states);
    }

    public void Text(string text)
    {
        foreach (var c in text)
        {
            Range(c, c);
        }
    }

    /// <summary>One character of a range.</summary>
    public void Range(char low, char high) => _ends = [Reach(low, high)];

    public void Digits(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Range('0', '9');
        }
    }

    /// <summary>Any characters but a slash, at least one.</summary>
    public void Anything()
    {
        var state = AddState();
        foreach (var end in _ends.Append(state))
        {
            _states[end].Steps.Add(new((char)('/' + 1), char.MaxValue, state));
            _states[end].Steps.Add(new(char.MinValue, (char)('/' - 1), state));
        }

        _ends = [state];
    }

    public void Choice(params Action<KeyLanguageBuilder>[] choices)
    {
        var starts = _ends;
        var ends = new HashSet<int>();
        foreach (var choice in choices)
        {
            _ends = starts;
            choice(this);
            ends.UnionWith(_ends);
        }

        _ends = ends;
    }

    public void Words(params string[] words) => Choice([.. words.Select(word => (Action<KeyLanguageBuilder>)(builder => builder.Text(word)))]);

    private int Reach(char low, char high)
    {
        var state = AddState();
        foreach (var end in _ends)
        {
            _states[end].Steps.Add(new(low, high, state));
        }

        return state;
    }

    private int AddState()
    {
        _states.Add(new(Part));
        return _states.Count - 1;
    }
}
