namespace TypedDao.Docs.Blocks;

/// <summary>Blocks that cannot be compiled as they stand, each with its reason. One that begins to compile fails a test.</summary>
internal static class SkippedBlocks
{
    public static IReadOnlyDictionary<string, string> Yaml { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["docs/diagnostics/TDAO1003.md#1"] = "a character that no page can show",
        ["docs/diagnostics/TDAO1008.md#2"] = "an anchor, whose place is free",
        ["docs/diagnostics/TDAO1011.md#1"] = "a hundred levels, of which some are shown",
        ["docs/diagnostics/TDAO1012.md#1"] = "a file that cannot be read",
        ["docs/diagnostics/TDAO2010.md#1"] = "two files in one block",
        ["docs/diagnostics/TDAO2014.md#1"] = "two thousand objects, of which one is shown",
        ["docs/diagnostics/TDAO2015.md#1"] = "a thousand stores, of which one is shown",
        ["docs/diagnostics/TDAO2122.md#1"] = "types of an extension",
        ["docs/diagnostics/TDAO2122.md#2"] = "types of an extension",
        ["docs/diagnostics/TDAO2123.md#1"] = "types of an extension",
        ["docs/diagnostics/TDAO2123.md#2"] = "types of an extension",
        ["docs/diagnostics/TDAO2114.md#2"] = "types of an extension",
        ["docs/diagnostics/TDAO2342.md#2"] = "columns are left out, as the page says",
        ["docs/diagnostics/TDAO9001.md#1"] = "a mistake of the generator itself",
    };

    public static IReadOnlyDictionary<string, string> CSharp { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["docs/diagnostics/TDAO4012.md#1"] = "types in two assemblies",
        ["docs/diagnostics/TDAO4011.md#1"] = "told where a catalog uses the type",
        ["docs/diagnostics/TDAO4010.md#1"] = "told where a catalog uses the type",
        ["docs/diagnostics/TDAO4009.md#1"] = "told where a catalog uses the type",
        ["docs/diagnostics/TDAO4008.md#1"] = "told where a catalog uses the type",
        ["docs/diagnostics/TDAO4006.md#1"] = "told where a catalog uses the type",
        ["docs/diagnostics/TDAO4005.md#1"] = "told where a catalog uses the type",
        ["docs/diagnostics/TDAO4004.md#2"] = "refers to a type that the page does not repeat",
        ["docs/diagnostics/TDAO4001.md#1"] = "types in two assemblies",
    };
}
