using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDao.Generators.Analyzers.Filters;

/// <summary>
/// Writes what a condition says of rows as it is said of columns: <c>is null</c> as <c>== null</c>, and an ordinal <c>StartsWith</c>
/// without its comparison, which columns do not take since they know no other.
/// </summary>
internal sealed class ColumnSyntax : CSharpSyntaxRewriter
{
    public const string StartsWith = "StartsWith";

    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var (constant, comparison, token) = node.Pattern is UnaryPatternSyntax { Pattern: var negated }
            ? (negated, SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken)
            : (node.Pattern, SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken);
        return constant is ConstantPatternSyntax { Expression: var value }
            ? SyntaxFactory.BinaryExpression(
                comparison,
                (ExpressionSyntax)Visit(node.Expression),
                SyntaxFactory.Token(node.IsKeyword.LeadingTrivia, token, node.IsKeyword.TrailingTrivia),
                value.WithTrailingTrivia(node.GetTrailingTrivia()))
            : base.VisitIsPatternExpression(node);
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node) =>
        node is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: StartsWith }, ArgumentList.Arguments: [var prefix, _] }
            ? node.WithArgumentList(node.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(prefix)))
            : base.VisitInvocationExpression(node);
}
