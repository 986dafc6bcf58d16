using System.Text;

namespace TypedDao.Architecture.Status;

/// <summary>The status of all names as the Markdown table of the README.</summary>
internal static class StatusTable
{
    private const string Begin = "<!-- status: generated from the metadata of the packages; a test compares it -->\n";
    private const string End = "<!-- end of status -->";

    /// <summary>The table, a row for each kind.</summary>
    public static string Of(IEnumerable<CatalogName> names)
    {
        CatalogName[] all = [.. names];
        var text = new StringBuilder("| | Works | Build-checked | Absent |\n|---|---|---|---|\n");
        foreach (TypeKind kind in Enum.GetValues<TypeKind>())
        {
            text.Append("| ").Append(kind).Append("s |");
            foreach (Maturity maturity in Enum.GetValues<Maturity>())
            {
                string[] cell = [.. all.Where(name => name.Kind == kind && name.Maturity == maturity).Select(name => $"`{name.Name}`")];
                text.Append(cell.Length == 0 ? " – |" : $" {string.Join(", ", cell)} |");
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>The table that a page holds between its marks; null where the marks are missing.</summary>
    public static string? In(string page)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin ? null : page[(begin + Begin.Length)..end].Trim('\n') + "\n";
    }

    /// <summary>The page with another table between its marks.</summary>
    public static string Replace(string page, string table)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        return $"{page[..begin]}\n{table}\n{page[page.IndexOf(End, StringComparison.Ordinal)..]}";
    }
}
