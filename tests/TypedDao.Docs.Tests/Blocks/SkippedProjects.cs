namespace TypedDao.Docs.Blocks;

/// <summary>Projects that cannot be built as they stand, each with its reason. One that begins to build fails a test.</summary>
internal static class SkippedProjects
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["docs/diagnostics/TDAO1003.md#Example"] = "a character that no page can show",
        ["docs/diagnostics/TDAO1011.md#Example"] = "a hundred levels, of which some are shown",
        ["docs/diagnostics/TDAO1012.md#Example"] = "a file that cannot be read",
        ["docs/diagnostics/TDAO2014.md#Example"] = "two thousand objects, of which one is shown",
        ["docs/diagnostics/TDAO2015.md#Example"] = "a thousand stores, of which one is shown",
        ["docs/diagnostics/TDAO2016.md#Example"] = "ten thousand objects, of which one is shown",
        ["docs/diagnostics/TDAO9001.md#Example"] = "a mistake of the generator itself",
    };
}
