using TypedDao.Docs.Blocks;

namespace TypedDao.Docs;

/// <summary>C# on pages compiles.</summary>
public sealed class CSharpBlockTests(PageBuild build)
{
    public static TheoryData<string> Names => [.. PageBuild.Blocks.Select(block => block.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_block_compiles(string name)
    {
        string[] errors = build.ErrorsOf(PageBuild.Blocks.Single(block => block.Name == name));
        Assert.True(errors.Length == 0, string.Join('\n', errors));
    }

    [Fact]
    public void Nothing_else_is_wrong()
        => Assert.Empty(build.Errors.Except(PageBuild.Blocks.SelectMany(build.ErrorsOf)));
}
