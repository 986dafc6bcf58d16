using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedDao.Generators.Analyzers;
using TypedDao.Generators.CodeFixes;

namespace TypedDao.Generators.Tests.Analyzers;

/// <summary>Runs the analyzers as the compiler does, and their fixes as an editor does.</summary>
internal static class AnalyzerHost
{
    private static readonly CodeFixProvider[] Fixes = [new MoveFilterFix(), new AwaitOperationFix(), new DeprecatedColumnFix()];

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers => [new ClientFilterAnalyzer(), new LostOperationAnalyzer()];

    /// <summary>What the analyzers say, by place.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> AnalyzeAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.SyntaxTrees.FirstOrDefault() is null)
        {
            return [];
        }

        var all = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(cancellationToken);
        return [.. all.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>Applies every fix that is offered for the first document of a compilation, one after the other.</summary>
    /// <returns>The text and the compilation afterwards.</returns>
    public static async Task<(string Text, Compilation Compilation)> FixAsync(Compilation compilation, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        Project project = workspace.AddProject("Project", LanguageNames.CSharp)
            .WithCompilationOptions(compilation.Options)
            .WithParseOptions((CSharpParseOptions)compilation.SyntaxTrees.First().Options)
            .WithMetadataReferences(compilation.References);
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            project = project.AddDocument(Path.GetFileName(tree.FilePath), await tree.GetTextAsync(cancellationToken), filePath: tree.FilePath).Project;
        }

        Document document = project.Documents.First();
        while (await FirstFixAsync(document, cancellationToken) is { } action)
        {
            ApplyChangesOperation change = Assert.Single((await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>());
            document = change.ChangedSolution.GetDocument(document.Id)!;
        }

        return ((await document.GetTextAsync(cancellationToken)).ToString(), (await document.Project.GetCompilationAsync(cancellationToken))!);
    }

    private static async Task<CodeAction?> FirstFixAsync(Document document, CancellationToken cancellationToken)
    {
        Compilation compilation = (await document.Project.GetCompilationAsync(cancellationToken))!;
        SyntaxTree tree = (await document.GetSyntaxTreeAsync(cancellationToken))!;
        IEnumerable<Diagnostic> ofCompiler = compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Id == "CS0618");
        foreach (Diagnostic diagnostic in ofCompiler.Concat(await AnalyzeAsync(compilation, cancellationToken)))
        {
            if (diagnostic.Location.SourceTree != tree)
            {
                continue;
            }

            var actions = new List<CodeAction>();
            foreach (CodeFixProvider fix in Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
            }

            if (actions.Count > 0)
            {
                return Assert.Single(actions);
            }
        }

        return null;
    }
}
