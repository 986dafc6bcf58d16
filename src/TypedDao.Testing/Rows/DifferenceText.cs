using System.Globalization;
using System.Text;
using TypedDao.Schema;

namespace TypedDao.Testing;

/// <summary>Differences of rows as a text with a line for each.</summary>
/// <param name="schema">The columns.</param>
/// <param name="most">How many rows of each kind are shown.</param>
internal sealed class DifferenceText(RowSchema schema, int most)
{
    private const int LongestValue = 200;

    private readonly StringBuilder _text = new();

    /// <summary>A row with the names of its columns.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="row">The row.</param>
    public static string Row(RowSchema schema, RowText row) => $"({Fields(schema, row, Enumerable.Range(0, schema.Count))})";

    /// <summary>Writes the first line.</summary>
    public void Begin(string name, long changed, long missing, long unexpected, long expected, long found)
        => _text.Append(
            CultureInfo.InvariantCulture,
            $"{name} has other rows than expected: {changed} changed, {missing} missing, {unexpected} unexpected ({expected} expected, {found} found).");

    /// <summary>Writes the rows of which some columns differ.</summary>
    public void AddChanged(IReadOnlyList<RowPair> pairs, IReadOnlyCollection<string> keys)
    {
        foreach (RowPair pair in pairs.Take(most))
        {
            int[] differing = [.. Enumerable.Range(0, schema.Count).Where(i => pair.Expected.Values[i] != pair.Found.Values[i])];
            IEnumerable<int> naming = keys.Count > 0 ? keys.Select(schema.IndexOf) : Enumerable.Range(0, schema.Count).Except(differing);
            Line("changed").Append('(').Append(Fields(schema, pair.Expected, naming)).Append("): ")
                .AppendJoin(", ", differing.Select(i => $"{schema[i].Name} is {Cut(pair.Found.Values[i])}, expected {Cut(pair.Expected.Values[i])}"));
        }

        More("changed", pairs.Count);
    }

    /// <summary>Writes whole rows.</summary>
    public void Add(string kind, IReadOnlyCollection<RowText> rows, long count)
    {
        foreach (RowText row in rows.Take(most))
        {
            Line(kind).Append(Row(schema, row));
        }

        More(kind, count);
    }

    public override string ToString() => _text.ToString();

    private StringBuilder Line(string kind) => _text.Append("\n  ").Append(kind.PadRight(12));

    private void More(string kind, long count)
    {
        if (count > most)
        {
            Line(kind).Append(CultureInfo.InvariantCulture, $"… and {count - most} more");
        }
    }

    private static string Fields(RowSchema schema, RowText row, IEnumerable<int> columns)
        => string.Join(", ", columns.Select(i => $"{schema[i].Name}: {Cut(row.Values[i])}"));

    private static string Cut(string value)
        => (value.Length > LongestValue ? value[..LongestValue] + "…" : value).ReplaceLineEndings("⏎");
}
