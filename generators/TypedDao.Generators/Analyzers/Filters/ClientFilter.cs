using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedDao.Generators.Analyzers.Filters;

/// <summary><c>source.ReadAsync(…).Where(row => …)</c> as it is written, and how it is written with the filter in front.</summary>
internal sealed class ClientFilter
{
    private readonly MemberAccessExpressionSyntax _whereName;
    private readonly MemberAccessExpressionSyntax _readName;
    private readonly LambdaExpressionSyntax _lambda;

    private ClientFilter(
        InvocationExpressionSyntax where, MemberAccessExpressionSyntax whereName,
        InvocationExpressionSyntax read, MemberAccessExpressionSyntax readName, LambdaExpressionSyntax lambda)
    {
        Where = where;
        _whereName = whereName;
        Read = read;
        _readName = readName;
        _lambda = lambda;
    }

    /// <summary>The whole.</summary>
    public InvocationExpressionSyntax Where { get; }

    public InvocationExpressionSyntax Read { get; }

    /// <summary>What is read.</summary>
    public ExpressionSyntax Source => _readName.Expression;

    /// <summary>The call of <c>Where</c> without what it is called on.</summary>
    public Location Location => Location.Create(Where.SyntaxTree, TextSpan.FromBounds(_whereName.Name.SpanStart, Where.Span.End));

    /// <summary>Finds the form by syntax alone: both calls by a dot, and a lambda of one expression whose parameter has no type written.</summary>
    public static ClientFilter? Find(SyntaxNode node) =>
        node is InvocationExpressionSyntax { ArgumentList.Arguments: [{ NameColon: null, Expression: LambdaExpressionSyntax lambda }] } where
        && where.Expression is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression, Name: IdentifierNameSyntax } whereName
        && whereName.Expression is InvocationExpressionSyntax read
        && read.Expression is MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.SimpleMemberAccessExpression } readName
        && IsPlain(lambda)
            ? new(where, whereName, read, readName, lambda)
            : null;

    /// <summary>Exchanges the two calls; line breaks stay where they are, and a comment above a call goes with it.</summary>
    public MovedFilter Move()
    {
        var (first, second) = (_readName.OperatorToken, _whereName.OperatorToken);
        if (first.HasLeadingTrivia && second.HasLeadingTrivia)
        {
            (first, second) = (second, first);
        }

        var lambda = (LambdaExpressionSyntax)new ColumnSyntax().Visit(_lambda);
        var arguments = Where.ArgumentList.ReplaceNode(_lambda, lambda);
        var filtered = Read
            .WithExpression(_readName.WithOperatorToken(first).WithName(_whereName.Name.WithTriviaFrom(_readName.Name)))
            .WithArgumentList(arguments.WithTriviaFrom(Read.ArgumentList));
        var whole = Where
            .WithExpression(_whereName.WithExpression(filtered).WithOperatorToken(second).WithName(_readName.Name.WithTriviaFrom(_whereName.Name)))
            .WithArgumentList(Read.ArgumentList.WithTriviaFrom(Where.ArgumentList));
        return new(whole, filtered, $"{OneLine(_whereName.Name)}({OneLine(lambda)}).{OneLine(_readName.Name)}{OneLine(Read.ArgumentList)}");
    }

    private static string OneLine(SyntaxNode node) =>
        node.ReplaceTrivia(node.DescendantTrivia(), static (_, _) => default).NormalizeWhitespace(string.Empty, " ").ToString();

    private static bool IsPlain(LambdaExpressionSyntax lambda) =>
        lambda.ExpressionBody is not null
        && lambda.AttributeLists.Count == 0
        && lambda switch
        {
            SimpleLambdaExpressionSyntax => true,
            ParenthesizedLambdaExpressionSyntax { ReturnType: null, ParameterList.Parameters: [{ Type: null }] } => true,
            _ => false,
        };
}

/// <summary>The calls exchanged.</summary>
/// <param name="Whole">The filter and the read.</param>
/// <param name="Filtered">The filter alone.</param>
/// <param name="Text">Both calls in one line, without what they are called on.</param>
internal sealed record MovedFilter(InvocationExpressionSyntax Whole, InvocationExpressionSyntax Filtered, string Text);
