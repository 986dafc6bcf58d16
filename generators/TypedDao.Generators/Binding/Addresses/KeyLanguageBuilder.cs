namespace TypedDao.Generators.Binding;

/// <summary>Builds a <see cref="KeyLanguage"/> from its beginning to its end.</summary>
internal sealed class KeyLanguageBuilder
{
    private readonly List<KeyLanguage.State> _states = [new(-1)];
    private int[] _ends = [0];
    private int _part;

    public static KeyLanguage Build(IEnumerable<KeyLanguagePart> parts)
    {
        var builder = new KeyLanguageBuilder();
        foreach (var part in parts)
        {
            builder._part = part.Number;
            part.Add(builder);
        }

        foreach (var end in builder._ends)
        {
            builder._states[end].IsEnd = true;
        }

        return new(builder._states);
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

    /// <summary>Any number of one character, also none.</summary>
    public void AnyNumber(char character)
    {
        var state = AddState();
        foreach (var end in _ends.Append(state))
        {
            _states[end].Steps.Add(new(character, character, state));
        }

        _ends = [.. _ends, state];
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
        var ends = new List<int>();
        foreach (var choice in choices)
        {
            _ends = starts;
            choice(this);
            ends.AddRange(_ends);
        }

        _ends = [.. ends.Distinct()];
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
        _states.Add(new(_part));
        return _states.Count - 1;
    }
}

/// <summary>What one part of a template gives to a language.</summary>
/// <param name="Number">The part, counted from one.</param>
/// <param name="Add">Adds its texts.</param>
internal sealed record KeyLanguagePart(int Number, Action<KeyLanguageBuilder> Add);
