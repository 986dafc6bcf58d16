namespace TypedDao.Generators.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearName
{
    private const int MaxLength = 64;
    private const int MinBeginning = 4;

    /// <summary>"Did you mean 'x'? " with its last space, or nothing where no name is near.</summary>
    public static string Hint(string text, IEnumerable<string> names) => (Find(text, names) ?? FindLonger(text, names)) is { } near ? $"Did you mean '{near}'? " : string.Empty;

    /// <summary>The nearest name within a distance that grows with the length: one edit in three letters, three at most.</summary>
    public static string? Find(string text, IEnumerable<string> names)
    {
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        var limit = Math.Min(3, Math.Max(1, text.Length / 3));
        string? nearest = null;
        foreach (var name in names)
        {
            if (name.Length > MaxLength || Math.Abs(name.Length - text.Length) > limit)
            {
                continue;
            }

            if (string.Equals(name, text, StringComparison.OrdinalIgnoreCase))
            {
                return name;
            }

            var distance = Distance(text, name, limit);
            if (distance <= limit && (nearest is null || distance < limit))
            {
                nearest = name;
                limit = distance;
            }
        }

        return nearest;
    }

    /// <summary>The only name that begins with the text.</summary>
    private static string? FindLonger(string text, IEnumerable<string> names)
    {
        if (text.Length < MinBeginning)
        {
            return null;
        }

        string[] longer = [.. names.Where(name => name.StartsWith(text, StringComparison.OrdinalIgnoreCase)).Distinct().Take(2)];
        return longer.Length == 1 ? longer[0] : null;
    }

    /// <summary>Edits between two texts: letters added, removed, replaced, or two neighbours swapped; above the limit any number above it.</summary>
    private static int Distance(string left, string right, int limit)
    {
        var before = new int[right.Length + 1];
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
        {
            previous[j] = j;
        }

        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            var least = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                var value = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + cost);
                if (i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]))
                {
                    value = Math.Min(value, before[j - 2] + 1);
                }

                current[j] = value;
                least = Math.Min(least, value);
            }

            if (least > limit)
            {
                return limit + 1;
            }

            (before, previous, current) = (previous, current, before);
        }

        return previous[right.Length];
    }

    private static bool Same(char left, char right) => char.ToLowerInvariant(left) == char.ToLowerInvariant(right);
}
