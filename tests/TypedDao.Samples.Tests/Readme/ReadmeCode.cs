using System.Text.RegularExpressions;
using TypedDao.Tests;

namespace TypedDao.Samples.Readme;

/// <summary>The blocks of code in README, in their order.</summary>
internal static partial class ReadmeCode
{
    /// <summary>The text of the one block in a language.</summary>
    public static string Single(string language)
        => Assert.Single(Blocks(File.ReadAllText(TestRepository.PathOf("README.md"))), block => block.Language == language).Text;

    public static IEnumerable<(string Language, string Text)> Blocks(string markdown)
        => Fence().Matches(markdown).Select(match => (match.Groups["language"].Value, match.Groups["text"].Value));

    [GeneratedRegex("""^```(?<language>\w*)\n(?<text>.*?)^```$""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();
}
