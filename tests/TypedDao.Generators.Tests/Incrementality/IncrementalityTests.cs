using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedDao.Generators.Tests.Binding;

namespace TypedDao.Generators.Tests.Incrementality;

/// <summary>What an edit runs again, and what it does not: both directions, step by step.</summary>
public sealed class IncrementalityTests
{
    private const string CSharp = "namespace Acme; internal static class Program { private static void Main() { } }";

    private const string Yaml = """
        catalog: Catalog
        namespace: Acme.Data
        stores:
          bronze:
            type: local
            objects:
              users:
                type: S3FileObject
                description: Users
                suffix: csv
                columns: { id: int64, name: string }
          silver:
            type: local
            objects:
              orders:
                type: S3FileObject
                description: Orders
                suffix: csv
                columns: { id: int64 }
        """;

    [Fact]
    public void The_same_input_runs_nothing()
    {
        Steps steps = Edit(yaml => yaml, csharp => csharp);

        steps.AssertOnly(IncrementalStepRunReason.Cached, TrackingNames.Parsed, TrackingNames.Bound, TrackingNames.Catalog, TrackingNames.Outputs);
    }

    [Fact]
    public void Typing_in_csharp_runs_nothing_of_the_catalog()
    {
        Steps steps = Edit(yaml => yaml, csharp => csharp.Replace("{ }", "{ int typed = 1; }", StringComparison.Ordinal));

        steps.AssertOnly(IncrementalStepRunReason.Cached, TrackingNames.Parsed, TrackingNames.Bound, TrackingNames.Catalog, TrackingNames.Outputs);
        steps.AssertNoOutputChanged();
    }

    [Fact]
    public void A_comment_at_the_top_moves_positions_and_emits_nothing()
    {
        Steps steps = Edit(yaml => "# a comment\n" + yaml, csharp => csharp);

        Assert.Contains(IncrementalStepRunReason.Modified, steps.Of(TrackingNames.Parsed));
        steps.AssertOnly(IncrementalStepRunReason.Cached, TrackingNames.Catalog, TrackingNames.Outputs);
        steps.AssertNoOutputChanged();
    }

    [Fact]
    public void A_description_emits_the_file_of_its_object_alone()
    {
        Steps steps = Edit(yaml => yaml.Replace("description: Orders", "description: Orders of the shop", StringComparison.Ordinal), csharp => csharp);

        Assert.Contains(IncrementalStepRunReason.Modified, steps.Of(TrackingNames.Catalog));
        string[] changed = steps.ChangedOutputs();
        Assert.NotEmpty(changed);
        Assert.All(changed, output => Assert.Contains("Silver", output, StringComparison.Ordinal));
        Assert.Contains(steps.UnchangedOutputs(), output => output.Contains("Bronze", StringComparison.Ordinal));
    }

    [Fact]
    public void A_new_column_is_emitted()
    {
        Steps steps = Edit(yaml => yaml.Replace("name: string", "name: string, age: int32", StringComparison.Ordinal), csharp => csharp);

        Assert.Contains(steps.After.GeneratedTrees, tree => tree.ToString().Contains("int Age", StringComparison.Ordinal));
        Assert.DoesNotContain(steps.Before.GeneratedTrees, tree => tree.ToString().Contains("int Age", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_that_is_mended_is_gone()
    {
        Steps steps = Edit(yaml => yaml.Replace("int64, name", "int46, name", StringComparison.Ordinal), csharp => csharp);

        Assert.DoesNotContain(steps.Before.Diagnostics, diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Assert.Contains(steps.After.Diagnostics, diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
    }

    [Fact]
    public void A_lock_is_compared_without_emitting_anything()
    {
        var file = new CatalogText("catalog.yaml", Yaml);
        CSharpCompilation compilation = GeneratorHost.Compile(CSharp);
        GeneratorDriver driver = GeneratorHost.CreateDriver([file]).RunGenerators(compilation, TestContext.Current.CancellationToken);
        GeneratorDriverRunResult without = driver.GetRunResult();
        var lockFile = new CatalogText("catalog.lock.yaml", "lock: 1\nobjects: { bronze.gone: { address: x } }\n");
        driver = driver.AddAdditionalTexts([lockFile]).RunGenerators(compilation, TestContext.Current.CancellationToken);
        var added = new Steps(without, driver.GetRunResult());
        driver = driver.RunGenerators(compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("// typed", (CSharpParseOptions)compilation.SyntaxTrees[0].Options)), TestContext.Current.CancellationToken);
        var typed = new Steps(added.After, driver.GetRunResult());

        Assert.Contains(added.After.Diagnostics, diagnostic => diagnostic.Id == "TDAO2401");
        added.AssertOnly(IncrementalStepRunReason.Cached, TrackingNames.Parsed, TrackingNames.Catalog, TrackingNames.Outputs);
        added.AssertNoOutputChanged();
        typed.AssertOnly(IncrementalStepRunReason.Cached, TrackingNames.ParsedLocks, TrackingNames.Locks, TrackingNames.Bound);
    }

    private static Steps Edit(Func<string, string> yaml, Func<string, string> csharp)
    {
        var file = new CatalogText("catalog.yaml", Yaml);
        CSharpCompilation compilation = GeneratorHost.Compile(CSharp);
        GeneratorDriver driver = GeneratorHost.CreateDriver([file]).RunGenerators(compilation, TestContext.Current.CancellationToken);
        GeneratorDriverRunResult before = driver.GetRunResult();

        string edited = yaml(Yaml);
        if (edited != Yaml)
        {
            driver = driver.ReplaceAdditionalText(file, new CatalogText("catalog.yaml", edited));
        }

        SyntaxTree tree = compilation.SyntaxTrees.Single();
        compilation = compilation.ReplaceSyntaxTree(
            tree, CSharpSyntaxTree.ParseText(csharp(CSharp), (CSharpParseOptions)tree.Options, tree.FilePath, cancellationToken: TestContext.Current.CancellationToken));
        return new Steps(before, driver.RunGenerators(compilation, TestContext.Current.CancellationToken).GetRunResult());
    }

    /// <summary>What ran in the second of two runs; a step that ran to an equal result counts as cached.</summary>
    private sealed record Steps(GeneratorDriverRunResult Before, GeneratorDriverRunResult After)
    {
        public IncrementalStepRunReason[] Of(string step)
            => [.. After.Results.Single().TrackedSteps[step].SelectMany(run => run.Outputs).Select(output => output.Reason)];

        public void AssertOnly(IncrementalStepRunReason reason, params string[] steps)
            => Assert.All(steps, step => Assert.All(Of(step), found => Assert.True(
                found == reason || (reason is IncrementalStepRunReason.Cached && found is IncrementalStepRunReason.Unchanged),
                $"{step}: {found} instead of {reason}")));

        public void AssertNoOutputChanged() => Assert.Empty(ChangedOutputs());

        public string[] ChangedOutputs() => [.. Outputs().Where(output => output.Before != output.After).Select(output => output.Name)];

        public string[] UnchangedOutputs() => [.. Outputs().Where(output => output.Before == output.After).Select(output => output.Name)];

        private IEnumerable<(string Name, string? Before, string After)> Outputs()
        {
            var before = Before.Results.Single().GeneratedSources.ToDictionary(source => source.HintName, source => source.SourceText.ToString());
            return After.Results.Single().GeneratedSources
                .Select(source => (source.HintName, before.GetValueOrDefault(source.HintName), source.SourceText.ToString()));
        }
    }
}
