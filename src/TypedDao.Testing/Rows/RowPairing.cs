namespace TypedDao.Testing;

/// <summary>A row that has other values than expected.</summary>
/// <param name="Expected">As it should be.</param>
/// <param name="Found">As it is.</param>
internal readonly record struct RowPair(RowText Expected, RowText Found);

/// <summary>Finds out which missing row is which unexpected one with other values.</summary>
internal static class RowPairing
{
    /// <summary>Without keys every row is compared with every other one, so only so many of them.</summary>
    private const int MostCompared = 200;

    /// <summary>Takes pairs out of both lists.</summary>
    /// <param name="missing">Expected rows that were not found.</param>
    /// <param name="unexpected">Found rows that were not expected.</param>
    /// <param name="keys">The positions of the columns that identify a row; none: at least half of the columns must be equal.</param>
    public static IReadOnlyList<RowPair> Pair(List<RowText> missing, List<RowText> unexpected, int[] keys)
        => keys.Length > 0 ? ByKeys(missing, unexpected, keys) : BySimilarity(missing, unexpected);

    private static List<RowPair> ByKeys(List<RowText> missing, List<RowText> unexpected, int[] keys)
    {
        var found = new Dictionary<string, Queue<RowText>>(StringComparer.Ordinal);
        foreach (RowText row in unexpected)
        {
            string key = KeyOf(row, keys);
            if (!found.TryGetValue(key, out Queue<RowText>? rows))
            {
                found.Add(key, rows = new Queue<RowText>());
            }

            rows.Enqueue(row);
        }

        var pairs = new List<RowPair>();
        var used = new HashSet<RowText>(ReferenceEqualityComparer.Instance);
        missing.RemoveAll(row =>
        {
            if (!found.TryGetValue(KeyOf(row, keys), out Queue<RowText>? rows) || !rows.TryDequeue(out RowText? other))
            {
                return false;
            }

            pairs.Add(new RowPair(row, other));
            return used.Add(other);
        });
        unexpected.RemoveAll(used.Contains);
        return pairs;
    }

    private static List<RowPair> BySimilarity(List<RowText> missing, List<RowText> unexpected)
    {
        var pairs = new List<RowPair>();
        for (int i = 0; i < Math.Min(missing.Count, MostCompared);)
        {
            RowText row = missing[i];
            RowText? best = unexpected.Take(MostCompared).Where(other => 2 * EqualValues(row, other) >= row.Values.Count && EqualValues(row, other) > 0)
                .MaxBy(other => EqualValues(row, other));
            if (best is null)
            {
                i++;
                continue;
            }

            pairs.Add(new RowPair(row, best));
            missing.RemoveAt(i);
            unexpected.Remove(best);
        }

        return pairs;
    }

    private static int EqualValues(RowText one, RowText two)
    {
        int equal = 0;
        for (int i = 0; i < one.Values.Count; i++)
        {
            equal += one.Values[i] == two.Values[i] ? 1 : 0;
        }

        return equal;
    }

    private static string KeyOf(RowText row, int[] keys) => string.Join('\u001f', keys.Select(key => row.Values[key]));
}
