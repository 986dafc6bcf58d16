using System.Text.RegularExpressions;
using TypedDao.Tests;

namespace TypedDao.Architecture;

public sealed partial class MarkdownLinkTests
{
    public static TheoryData<string> Pages => [.. TrackedFiles.Markdown];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_link_into_the_repository_resolves(string page)
    {
        string[] broken = [.. Links(TrackedFiles.Read(page)).Where(link => !Resolves(page, link))];
        Assert.True(broken.Length == 0, $"{page} has links that lead nowhere: {string.Join(", ", broken)}");
    }

    [Fact]
    public void Links_in_code_are_not_links() =>
        Assert.Equal(["a.md", "b.md#c"], Links("[x](a.md) `[y](no.md)`\n```\n[z](no.md)\n```\n![p](b.md#c \"title\") [w](https://example.org)"));

    [Theory]
    [InlineData("## Bad rows, and `what` they cost", "bad-rows-and-what-they-cost")]
    [InlineData("# TypedDao", "typeddao")]
    public void An_anchor_is_the_heading_in_small_letters(string heading, string anchor) => Assert.Contains(anchor, Anchors(heading));

    private static bool Resolves(string page, string link)
    {
        string[] parts = link.Split('#', 2);
        string target = parts[0].Length == 0 ? page
            : parts[0].StartsWith('/') ? parts[0][1..]
            : Path.Combine(Path.GetDirectoryName(page)!, parts[0]);
        string path = Path.GetFullPath(TestRepository.PathOf(target));
        if (!Path.Exists(path))
        {
            return false;
        }

        return parts.Length == 1 || !path.EndsWith(".md", StringComparison.Ordinal) || Anchors(File.ReadAllText(path)).Contains(parts[1]);
    }

    private static IEnumerable<string> Links(string text) => Link().Matches(Code().Replace(text, ""))
        .Select(match => Uri.UnescapeDataString(match.Groups["target"].Value))
        .Where(target => !Scheme().IsMatch(target));

    private static HashSet<string> Anchors(string text) => [.. Heading().Matches(Fence().Replace(text, ""))
        .Select(match => Punctuation().Replace(match.Groups["text"].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'))];

    [GeneratedRegex("""\]\((?<target>[^)\s]+)(\s+"[^"]*")?\)|^\[[^\]]+\]:\s*(?<target>\S+)""", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex("""^(```|~~~).*?^\1\s*$|`[^`\n]*`""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("""^(```|~~~).*?^\1\s*$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex("""^[a-z][a-z0-9+.-]*:""", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();

    [GeneratedRegex("""^#{1,6}\s+(?<text>.*)$""", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("""[^\w\- ]""")]
    private static partial Regex Punctuation();
}
