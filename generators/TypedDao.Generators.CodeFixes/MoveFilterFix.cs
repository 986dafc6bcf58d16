using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDao.Generators.Analyzers.Filters;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.CodeFixes;

/// <summary>Puts a filter in front of the read that it follows.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveFilterFix))]
[Shared]
public sealed class MoveFilterFix : CodeFixProvider
{
    private const string Title = "Filter before reading";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UsageDescriptors.ClientFilter.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var where = root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>();
            if (where is not null && ClientFilter.Find(where) is { } found)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(where, found.Move().Whole))), Title),
                    diagnostic);
            }
        }
    }
}
