using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Incrementality;

/// <summary>Rows of the user's types: an edit of such a type is followed, and one of other C# runs nothing.</summary>
public sealed class RowTypeIncrementalityTests
{
    private const string Yaml = """
        stores:
          bronze:
            type: local
            objects:
              users: { type: S3FileObject, suffix: csv, row: Acme.User }
              orders: { type: S3FileObject, suffix: csv, columns: { id: int64 } }
          silver:
            type: local
            objects:
              clean: { type: S3FileObject, suffix: csv, columns: { id: int64 } }
        """;

    private const string CSharp = """
        using TypedDao;

        namespace Acme;

        public sealed record User(long Id, Kind Kind) { public string Label => Id.ToString(); }

        public enum Kind { A, B }

        public static class Other { public static int Number => 1; }
        """;

    [Theory]
    [InlineData("Number => 1", "Number => 2")]
    [InlineData("public static class Other", "public record Far(string Name); public static class Other")]
    [InlineData("Label => Id.ToString()", "Label => \"none\"")]
    [InlineData("public sealed record User", "/// <summary>A user.</summary>\n\npublic sealed record User")]
    public void An_edit_that_changes_no_column_runs_nothing(string old, string edited)
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit(old, edited);
        foreach (string step in (string[])[TrackingNames.Rows, TrackingNames.Bound, TrackingNames.Catalog, TrackingNames.Outputs])
        {
            Assert.All(Reasons(after, step), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"{step}: {reason}"));
        }

        Assert.Equal(Sources(before), Sources(after));
    }

    [Theory]
    [InlineData("long Id, Kind Kind", "long Id, Kind Kind, string? Name", "ReadString(2)")]
    [InlineData("long Id, Kind Kind", "int Id, Kind Kind", "ReadInt32(0)")]
    [InlineData("A, B", "A, B, C", "\"c\"")]
    [InlineData("public sealed record User(long Id, Kind Kind)", "public sealed record User(Kind Kind) { public required long Id { get; init; } }", "{ Id = field1 }")]
    [InlineData("record User(long Id", "record User([RowColumn(\"user_id\")] long Id", "\"user_id\"")]
    public void An_edit_of_the_type_is_followed_in_the_file_of_its_object_alone(string old, string edited, string emitted)
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit(old, edited);
        Assert.Empty(after.Diagnostics);
        string[] changed = [.. Sources(after).Except(Sources(before)).Select(source => source.Text)];
        string file = Assert.Single(changed);
        Assert.Contains(emitted, file, StringComparison.Ordinal);
        Assert.DoesNotContain(Sources(before), source => source.Text.Contains(emitted, StringComparison.Ordinal));
    }

    [Fact]
    public void A_type_that_goes_is_told_and_one_that_comes_back_is_bound()
    {
        (GeneratorDriverRunResult before, GeneratorDriverRunResult after) = Edit("record User", "record Client");
        Assert.Empty(before.Diagnostics);
        Assert.Equal("TDAO3021", Assert.Single(after.Diagnostics).Id);
    }

    private static IncrementalStepRunReason[] Reasons(GeneratorDriverRunResult result, string step)
        => [.. result.Results.Single().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

    private static (string Name, string Text)[] Sources(GeneratorDriverRunResult result)
        => [.. result.Results.Single().GeneratedSources.Select(source => (source.HintName, source.SourceText.ToString()))];

    private static (GeneratorDriverRunResult Before, GeneratorDriverRunResult After) Edit(string old, string edited)
    {
        CSharpCompilation compilation = GeneratorHost.Compile(CSharp);
        GeneratorDriver driver = GeneratorHost.CreateDriver([new CatalogText("catalog.yaml", Yaml)]).RunGenerators(compilation, TestContext.Current.CancellationToken);
        GeneratorDriverRunResult before = driver.GetRunResult();
        string text = CSharp.Replace(old, edited, StringComparison.Ordinal);
        Assert.NotEqual(CSharp, text);
        SyntaxTree tree = compilation.SyntaxTrees.Single();
        compilation = compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
        return (before, driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult());
    }
}
