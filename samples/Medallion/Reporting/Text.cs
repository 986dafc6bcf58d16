namespace Medallion.Reporting;

internal static class Text
{
    private const string Eighths = " ▏▎▍▌▋▊▉";

    public static string Bytes(long bytes) => bytes switch
    {
        < 1_000 => $"{bytes} B",
        < 1_000_000 => $"{bytes / 1e3:F1} kB",
        < 1_000_000_000 => $"{bytes / 1e6:F1} MB",
        _ => $"{bytes / 1e9:F2} GB",
    };

    public static string Files(long count) => count == 1 ? "1 file" : $"{count:N0} files";

    /// <summary>Counts by name, as the end of a sentence.</summary>
    public static string List<TName>(IReadOnlyDictionary<TName, int> counts)
        => counts.Count == 0 ? "" : $": {string.Join(", ", counts.Select(count => $"{count.Key} {count.Value:N0}"))}";

    /// <summary>A bar of a width in characters, exact to an eighth of one.</summary>
    public static string Bar(double width)
    {
        int eighths = (int)Math.Round(Math.Max(0, width) * 8);
        return (new string('█', eighths / 8) + Eighths[eighths % 8]).TrimEnd();
    }
}
