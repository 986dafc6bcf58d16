namespace TypedDao.Contexts;

/// <summary>Suggests a known name for one that is not.</summary>
internal static class NearName
{
    private const int LongestName = 128;

    /// <summary>The end of a sentence, such as <c>; did you mean 'bronze'?</c> without its mark; empty where no name is near.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The names that are.</param>
    public static string Hint(string name, IEnumerable<string> known)
        => Of(name, known) is { } near ? $" (did you mean '{near}'?)" : string.Empty;

    /// <summary>The nearest known name; null where none is near.</summary>
    /// <param name="name">The name that is not known.</param>
    /// <param name="known">The names that are.</param>
    public static string? Of(string name, IEnumerable<string> known)
    {
        if (name.Length is 0 or > LongestName)
        {
            return null;
        }

        string? nearest = null;
        int least = Math.Max(1, name.Length / 3) + 1;
        foreach (string candidate in known)
        {
            if (candidate.Length <= LongestName && Math.Abs(candidate.Length - name.Length) < least
                && Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant()) is var distance && distance < least)
            {
                (nearest, least) = (candidate, distance);
            }
        }

        return nearest;
    }

    /// <summary>The number of letters to insert, remove, replace, or swap with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1], last = new int[b.Length + 1], current = new int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(current[j - 1] + 1, last[j] + 1), last[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[b.Length];
    }
}
