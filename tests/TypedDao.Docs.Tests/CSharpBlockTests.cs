using TypedDao.Docs.Blocks;

namespace TypedDao.Docs;

/// <summary>C# on pages compiles, and where a page shows a refusal, it is refused.</summary>
public sealed class CSharpBlockTests(PageBuild build)
{
    public static TheoryData<string> Names => [.. PageBuild.Blocks.Select(block => block.Name)];

    public static TheoryData<string> DiagnosticNames
        => [.. DocBlock.All("csharp").Where(block => block.Page.StartsWith("docs/diagnostics/", StringComparison.Ordinal)).Select(block => block.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_block_compiles(string name)
    {
        string[] errors = build.ErrorsOf(Find(name));
        if (SkippedBlocks.CSharp.TryGetValue(name, out string? reason))
        {
            Assert.True(errors.Length > 0, $"{name} compiles now: remove it from the skipped blocks ({reason}).");
            return;
        }

        Assert.True(errors.Length == 0, string.Join('\n', errors));
    }

    [Fact]
    public void Nothing_else_is_wrong()
        => Assert.Empty(build.Errors.Except(PageBuild.Blocks.SelectMany(build.ErrorsOf)));

    [Theory, MemberData(nameof(DiagnosticNames))]
    public void A_type_is_bound_or_refused_as_its_page_says(string name)
    {
        DocBlock block = Find(name);
        string id = Path.GetFileNameWithoutExtension(block.Page);
        string[] diagnostics = CatalogBuild.DiagnoseTypes(block.Text);
        bool isAsExpected = diagnostics.Any(line => line.StartsWith(id, StringComparison.Ordinal)) == block.IsRefused;
        if (SkippedBlocks.CSharp.TryGetValue(name, out string? reason))
        {
            Assert.False(isAsExpected, $"{name} is as its page says now: remove it from the skipped blocks ({reason}).");
            return;
        }

        Assert.True(isAsExpected, $"{block.Page}({block.Line}):\n{string.Join('\n', diagnostics)}");
    }

    [Fact]
    public void A_skipped_block_exists() => Assert.Empty(SkippedBlocks.CSharp.Keys.Except(DocBlock.All("csharp").Select(block => block.Name)));

    private static DocBlock Find(string name) => DocBlock.All("csharp").Single(block => block.Name == name);
}
