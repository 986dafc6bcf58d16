using TypedDao.Keys;

namespace TypedDao.Files.Paths;

/// <summary>
/// Finds values in a key. Where several readings are possible the first placeholder takes the least text; keys are only made
/// from values that are found again in this way. Takes time proportional to the square of the key's length at most.
/// </summary>
internal readonly struct PathMatcher
{
    private readonly PathPattern _pattern;
    private readonly string _key;
    private readonly HashSet<(int Part, int Position)>? _dead;

    /// <summary>Prepares a match.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="key">The key of a file.</param>
    public PathMatcher(PathPattern pattern, string key)
    {
        _pattern = pattern;
        _key = key;
        _dead = pattern.Parameters.Count == 0 || pattern.NamesRepeat ? null : [];
    }

    /// <summary>Finds the values.</summary>
    /// <param name="values">Takes a value for each parameter.</param>
    public PathMatch Match(Span<KeyValue?> values)
    {
        values.Clear();
        return Key(0, 0, values) is >= 0 and var keyEnd
            ? Partitions(keyEnd, values)
            : new PathMatch(PathMatchKind.Other, -1, -1);
    }

    /// <summary>Matches the parts of the key.</summary>
    /// <returns>The position behind them; -1 where they do not match.</returns>
    private int Key(int part, int position, Span<KeyValue?> values)
    {
        if (part == _pattern.KeyPartCount)
        {
            return _pattern.IsDirectory ? position : position == _key.Length ? position : -1;
        }

        PathPart current = _pattern.Parts[part];
        if (current.Parameter is null)
        {
            return _key.AsSpan(position).StartsWith(current.Literal, StringComparison.Ordinal)
                ? Key(part + 1, position + current.Literal.Length, values)
                : -1;
        }

        if (_dead?.Contains((part, position)) == true)
        {
            return -1;
        }

        // What follows a placeholder is fixed text, or the end: two placeholders are never adjacent.
        string next = part + 1 < _pattern.KeyPartCount ? _pattern.Parts[part + 1].Literal : string.Empty;
        for (int end = NextEnd(next, position + 1); end >= 0; end = next.Length == 0 ? -1 : NextEnd(next, end + 1))
        {
            string text = _key[position..end];
            if (!current.MayHoldSlash && text.Contains('/', StringComparison.Ordinal))
            {
                break;
            }

            if (current.TryParse(text, out KeyValue? value)
                && (values[current.Index] is not { } earlier || earlier == value)
                && TryRest(current, value, part, end, values) is >= 0 and var rest)
            {
                return rest;
            }
        }

        _dead?.Add((part, position));
        return -1;
    }

    private int TryRest(PathPart current, KeyValue? value, int part, int end, Span<KeyValue?> values)
    {
        KeyValue? before = values[current.Index];
        values[current.Index] = value;
        int rest = Key(part + 1, end, values);
        if (rest < 0)
        {
            values[current.Index] = before;
        }

        return rest;
    }

    private int NextEnd(string next, int from)
        => from > _key.Length ? -1
            : next.Length == 0 ? _key.Length
            : _key.IndexOf(next, from, StringComparison.Ordinal);

    private PathMatch Partitions(int keyEnd, Span<KeyValue?> values)
    {
        int position = keyEnd;
        for (int part = _pattern.KeyPartCount; part < _pattern.Parts.Count; part += PathPattern.PartsOfPartition)
        {
            string name = _pattern.Parts[part].Literal;
            PathPart value = _pattern.Parts[part + 1];
            int end = _key.IndexOf('/', position);
            if (end < position + name.Length
                || !_key.AsSpan(position).StartsWith(name, StringComparison.Ordinal)
                || !value.TryParse(_key[(position + name.Length)..end], out values[value.Index]))
            {
                return new PathMatch(PathMatchKind.Misplaced, keyEnd, position);
            }

            position = end + 1;
        }

        bool isFile = !_pattern.IsDirectory || position < _key.Length;
        return new PathMatch(isFile ? PathMatchKind.Match : PathMatchKind.Other, keyEnd, position);
    }
}
