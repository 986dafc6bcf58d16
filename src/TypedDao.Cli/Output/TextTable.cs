using System.Text;

namespace TypedDao.Cli.Output;

/// <summary>Rows of text in aligned columns.</summary>
/// <param name="header">The names of the columns.</param>
internal sealed class TextTable(params string[] header)
{
    private const int WidestCell = 60;
    private readonly List<string[]> _rows = [header];

    /// <summary>Adds a row; long cells are shortened.</summary>
    /// <param name="cells">A cell per column.</param>
    public void Add(params string[] cells)
        => _rows.Add([.. cells.Select(cell => Shorten(cell.ReplaceLineEndings(" ")))]);

    /// <summary>Appends the table.</summary>
    /// <param name="text">Takes the lines.</param>
    public void AppendTo(StringBuilder text)
    {
        int[] widths = [.. Enumerable.Range(0, header.Length).Select(column => _rows.Max(row => Width(row[column])))];
        foreach (string[] row in _rows)
        {
            for (int column = 0; column < row.Length; column++)
            {
                text.Append(row[column]);
                if (column < row.Length - 1)
                {
                    text.Append(' ', widths[column] - Width(row[column]) + 2);
                }
            }

            text.Append('\n');
        }
    }

    private static int Width(string text) => text.EnumerateRunes().Count();

    private static string Shorten(string text)
        => Width(text) <= WidestCell ? text : string.Concat(string.Concat(text.EnumerateRunes().Take(WidestCell - 1)), "…");
}
