namespace TypedDao.Generators.Binding;

/// <summary>Compares segments, each pair once.</summary>
internal sealed class AddressComparer
{
    /// <summary>How many steps all comparisons of a catalog may take together; what is left over then counts as meeting.</summary>
    private const int MaxSteps = 10_000_000;

    /// <summary>What a pair costs besides.</summary>
    private const int StepsOfPair = 100;

    private readonly Dictionary<(AddressSegment, AddressSegment), (bool Meets, string? Example)> _known = [];
    private int _steps;

    /// <summary>Whether one text can be in both, with an example where one is known.</summary>
    public (bool Meets, string? Example) Meet(AddressSegment left, AddressSegment right)
    {
        if (left.Text is not null && right.Text is not null)
        {
            return (left.Text == right.Text, left.Text);
        }

        if (!StartAlike(left.Head, right.Head) || !EndAlike(left.Tail, right.Tail))
        {
            return (false, null);
        }

        if (_steps > MaxSteps)
        {
            return (true, null);
        }

        if (!_known.TryGetValue((left, right), out var result))
        {
            result = Compare(left, right);
            _steps += StepsOfPair;
            _known.Add((left, right), result);
        }

        return result;
    }

    private (bool, string?) Compare(AddressSegment left, AddressSegment right)
    {
        var (pattern, other) = left.Language is { } language ? (language, right) : (right.Language!, left);
        if (other.Text is { } text)
        {
            _steps += text.Length;
            return (pattern.Contains(text), text);
        }

        return pattern.Meet(other.Language!, ref _steps);
    }

    private static bool StartAlike(string left, string right) =>
        left.StartsWith(right, StringComparison.Ordinal) || right.StartsWith(left, StringComparison.Ordinal);

    private static bool EndAlike(string left, string right) =>
        left.EndsWith(right, StringComparison.Ordinal) || right.EndsWith(left, StringComparison.Ordinal);
}
