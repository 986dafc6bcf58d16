namespace TypedDao.Generators.Diagnostics;

/// <summary>What all diagnostics have in common.</summary>
internal static class Help
{
    public const string Category = "TypedDao";

    /// <summary>The folder with a page for each id.</summary>
    public const string Pages = "https://github.com/typeddao/typeddao/blob/main/docs/diagnostics/";
}
