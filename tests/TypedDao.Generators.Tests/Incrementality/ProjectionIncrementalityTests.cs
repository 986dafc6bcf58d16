using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Incrementality;

/// <summary>Projections: what an edit of C# or YAML completes anew.</summary>
public sealed class ProjectionIncrementalityTests
{
    private const string Yaml = """
        stores:
          bronze:
            type: local
            objects:
              users: { type: S3FileObject, suffix: csv, columns: { id: int64, name: string } }
              orders: { type: S3FileObject, suffix: csv, columns: { id: int64 } }
        """;

    private const string CSharp = """
        using TypedDao;

        namespace Acme;

        public static class Other { public static int Number => 1; }

        [RowOf("bronze.users")]
        public sealed partial record UserId(long Id) { public string Label => Id.ToString(); }

        [RowOf("bronze.orders")]
        public sealed partial record OrderId(long Id);
        """;

    [Theory]
    [InlineData("Number => 1", "Number => 22")]
    [InlineData("Label => Id.ToString()", "Label => \"none\"")]
    [InlineData("public static class Other", "/// <summary>More lines.</summary>\n\npublic static class Other")]
    public void An_edit_that_changes_no_member_completes_nothing_anew(string old, string edited)
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit(csharp: text => text.Replace(old, edited, StringComparison.Ordinal));
        foreach (string step in (string[])[TrackingNames.Bound, TrackingNames.Outputs, TrackingNames.CompiledRows, TrackingNames.ProjectionOutputs])
        {
            Assert.All(Reasons(after, step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }

        Assert.Equal(Sources(before), Sources(after));
    }

    [Fact]
    public void A_member_that_comes_is_followed_in_the_file_of_its_projection_alone()
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit(csharp: text => text.Replace("UserId(long Id)", "UserId(long Id, string Name)", StringComparison.Ordinal));
        Assert.Contains("Name: row.Name", Assert.Single(Sources(after).Except(Sources(before))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_column_that_changes_in_the_catalog_is_told_at_the_projection()
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit(yaml: text => text.Replace("id: int64, name", "id: int32, name", StringComparison.Ordinal));
        Assert.Empty(before.Diagnostics);
        Diagnostic told = Assert.Single(after.Diagnostics);
        Assert.Equal(("TDAO3034", "Project.cs"), (told.Id, told.Location.GetLineSpan().Path));
        Assert.DoesNotContain(Sources(after), source => source.Name.Contains("UserId", StringComparison.Ordinal));
        Assert.Contains(Sources(after), source => source.Name.Contains("OrderId", StringComparison.Ordinal));
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorDriverRunResult result, string step)
        => [.. result.Results.Single().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static (string Name, string Text)[] Sources(GeneratorDriverRunResult result)
        => [.. result.Results.Single().GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString()))];

    private static (GeneratorDriverRunResult Before, GeneratorDriverRunResult After) Edit(Func<string, string>? csharp = null, Func<string, string>? yaml = null)
    {
        var file = new CatalogText("catalog.yaml", Yaml);
        CSharpCompilation compilation = GeneratorHost.Compile(CSharp);
        GeneratorDriver driver = GeneratorHost.CreateDriver([file]).RunGenerators(compilation, TestContext.Current.CancellationToken);
        GeneratorDriverRunResult before = driver.GetRunResult();
        if (yaml is not null)
        {
            driver = driver.ReplaceAdditionalText(file, new CatalogText("catalog.yaml", yaml(Yaml)));
        }

        if (csharp is not null)
        {
            Assert.NotEqual(CSharp, csharp(CSharp));
            SyntaxTree tree = compilation.SyntaxTrees.Single();
            compilation = compilation.ReplaceSyntaxTree(
                tree, CSharpSyntaxTree.ParseText(csharp(CSharp), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
        }

        return (before, driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult());
    }
}
