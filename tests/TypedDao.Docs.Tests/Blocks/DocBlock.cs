using System.Text.RegularExpressions;

namespace TypedDao.Docs.Blocks;

/// <summary>A block of code on a page.</summary>
/// <param name="Page">The page, from the root of the repository.</param>
/// <param name="Number">Which block of its language on the page it is, from 1.</param>
/// <param name="Language">The language.</param>
/// <param name="Line">The line of the page on which its text starts.</param>
/// <param name="Section">The heading that it stands under.</param>
/// <param name="Preamble">What the comment <c>&lt;!-- preamble: NAME --&gt;</c> before it names; null where there is none.</param>
/// <param name="Text">The text.</param>
internal sealed partial record DocBlock(string Page, int Number, string Language, int Line, string Section, string? Preamble, string Text)
{
    /// <summary>All blocks of a language on the pages for users and contributors.</summary>
    public static IReadOnlyList<DocBlock> All(string language) => [.. Blocks.Value.Where(block => block.Language == language)];

    /// <summary>The blocks of a page.</summary>
    public static IEnumerable<DocBlock> Find(string page, string markdown)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (Match match in Fence().Matches(markdown))
        {
            string before = markdown[..match.Index];
            string language = match.Groups["language"].Value;
            numbers[language] = numbers.GetValueOrDefault(language) + 1;
            Match comment = Comment().Match(before);
            yield return new DocBlock(
                page,
                numbers[language],
                language,
                before.Count(c => c == '\n') + 2,
                Heading().Matches(Fence().Replace(before, string.Empty)) is [.., var last] ? last.Groups["text"].Value : string.Empty,
                comment.Success ? comment.Groups["name"].Value : null,
                match.Groups["text"].Value);
        }
    }

    public string Name => $"{Page}#{Number}";

    /// <summary>Which file of a project it is, from the comment with a path that it begins with; otherwise the one file of its language.</summary>
    public string File => FileComment().Match(Text) is { Success: true } named ? named.Groups["file"].Value
        : Language == "yaml" ? "catalog.yaml"
        : "Program.cs";

    /// <summary>Whether it is of a diagnostic's page.</summary>
    public bool IsOfDiagnostic => Page.StartsWith("docs/diagnostics/", StringComparison.Ordinal);

    private static Lazy<DocBlock[]> Blocks { get; } = new(() =>
    [
        .. Directory.EnumerateFiles(TestRepository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(TestRepository.PathOf("README.md"))
            .Order(StringComparer.Ordinal)
            .SelectMany(path => Find(Path.GetRelativePath(TestRepository.Root, path).Replace('\\', '/'), System.IO.File.ReadAllText(path).ReplaceLineEndings("\n"))),
    ]);

    public override string ToString() => Name;

    [GeneratedRegex("""^```(?<language>\w*)\n(?<text>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("""<!-- preamble: (?<name>[\w-]+) -->\s*\z""")]
    private static partial Regex Comment();

    [GeneratedRegex("""\A(#|//) (?<file>[\w./-]+\.(yaml|cs))\n""")]
    private static partial Regex FileComment();

    [GeneratedRegex("""^#+ (?<text>.*)$""", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
