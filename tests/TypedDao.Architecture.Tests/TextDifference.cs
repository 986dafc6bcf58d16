namespace TypedDao.Architecture;

/// <summary>The lines that only one of two texts has, in their order.</summary>
internal static class TextDifference
{
    private const int MaximumLines = 40;

    /// <summary>Removed lines start with a minus, added ones with a plus; empty where the texts are equal.</summary>
    public static string Of(string before, string after)
    {
        string[] removed = Only(before, after, '-');
        string[] added = Only(after, before, '+');
        string[] all = [.. removed, .. added];
        if (all.Length == 0 && before != after)
        {
            return "The lines are the same, in another order.";
        }

        string more = all.Length > MaximumLines ? $"\n… and {all.Length - MaximumLines} lines more" : "";
        return string.Join('\n', all.Take(MaximumLines)) + more;
    }

    private static string[] Only(string one, string other, char sign)
    {
        Dictionary<string, int> counts = other.Split('\n').CountBy(line => line).ToDictionary(StringComparer.Ordinal);
        var only = new List<string>();
        foreach (string line in one.Split('\n'))
        {
            int left = counts.GetValueOrDefault(line);
            if (left > 0)
            {
                counts[line] = left - 1;
            }
            else
            {
                only.Add($"{sign} {line.Trim()}");
            }
        }

        return [.. only];
    }
}
