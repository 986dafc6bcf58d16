using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDao.Generators.Analyzers;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.CodeFixes;

/// <summary>Awaits an operation where that is allowed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AwaitOperationFix))]
[Shared]
public sealed class AwaitOperationFix : CodeFixProvider
{
    private const string Title = "Await the operation";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [UsageDescriptors.LostOperation.Id];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var name = root.FindNode(diagnostic.Location.SourceSpan);
            if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } operation && TaskOf(operation) is { } task && CanAwait(task))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Await(root, task))), Title),
                    diagnostic);
            }
        }
    }

    /// <summary>The operation with the calls behind it that give its task in another form; null where it is not called at all for a null, or beside others.</summary>
    private static ExpressionSyntax? TaskOf(InvocationExpressionSyntax operation)
    {
        ExpressionSyntax task = operation;
        while (task.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && TaskSyntax.IsSameTask(access.Name.Identifier.ValueText))
        {
            task = call;
        }

        var isConditional = task.Ancestors()
            .TakeWhile(static ancestor => ancestor is ExpressionSyntax and not AnonymousFunctionExpressionSyntax)
            .OfType<ConditionalAccessExpressionSyntax>()
            .Any(access => access.WhenNotNull.Span.Contains(task.Span));
        return isConditional || task.Parent is ConditionalExpressionSyntax or SwitchExpressionArmSyntax ? null : task;
    }

    private static SyntaxNode Await(SyntaxNode root, ExpressionSyntax task)
    {
        ExpressionSyntax replaced = task.Parent is AssignmentExpressionSyntax discard ? discard : task;
        var awaited = SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                task.WithoutLeadingTrivia())
            .WithLeadingTrivia(replaced.GetLeadingTrivia());
        return root.ReplaceNode(replaced, awaited);
    }

    /// <summary>Whether the function around it is asynchronous already; making it so would change its callers.</summary>
    private static bool CanAwait(SyntaxNode node)
    {
        foreach (var ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or UnsafeStatementSyntax or CatchFilterClauseSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }
}
