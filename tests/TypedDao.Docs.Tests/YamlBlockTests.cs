using TypedDao.Docs.Blocks;

namespace TypedDao.Docs;

/// <summary>YAML on pages is what the build takes, and where a page shows a refusal, what it refuses.</summary>
public sealed class YamlBlockTests(PageBuild build)
{
    public static TheoryData<string> Names => [.. DocBlock.All("yaml").Select(block => block.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_block_builds_or_is_refused_as_its_page_says(string name)
    {
        DocBlock block = DocBlock.All("yaml").Single(block => block.Name == name);
        string? problem = ProblemOf(block);
        if (SkippedBlocks.Yaml.TryGetValue(name, out string? reason))
        {
            Assert.True(problem is not null, $"{name} builds now: remove it from the skipped blocks ({reason}).");
            return;
        }

        Assert.True(problem is null, problem);
    }

    [Fact]
    public void A_skipped_block_exists() => Assert.Empty(SkippedBlocks.Yaml.Keys.Except(DocBlock.All("yaml").Select(block => block.Name)));

    private string? ProblemOf(DocBlock block)
    {
        if (block.Page == PageBuild.Extending)
        {
            // With the types of its page; a mistake would be among the errors of the build.
            return build.Errors.FirstOrDefault(error => error.Contains("Use.csproj", StringComparison.Ordinal));
        }

        (string Preamble, string[] Said)[] tries = [.. YamlPreambles.Try(block.Text)];
        if (block.IsRefused)
        {
            string id = Path.GetFileNameWithoutExtension(block.Page);
            return tries.Any(item => item.Said.Any(line => line.StartsWith(id, StringComparison.Ordinal)))
                ? null
                : $"{block.Page}({block.Line}): {id} is not reported, but\n{string.Join('\n', tries[0].Said)}";
        }

        string[] closest = tries.Select(item => item.Said.Where(line => !line.Contains(" Info:", StringComparison.Ordinal)).ToArray()).MinBy(said => said.Length)!;
        return closest.Length == 0 ? null : $"{block.Page}({block.Line}): builds with no preamble; closest:\n{string.Join('\n', closest)}";
    }
}
