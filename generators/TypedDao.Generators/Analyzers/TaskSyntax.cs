using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDao.Generators.Analyzers;

/// <summary>How a task is written on its way from the operation that begins it.</summary>
internal static class TaskSyntax
{
    /// <summary>Whether a method of a task gives that task again in another form.</summary>
    public static bool IsSameTask(string method) => method is "ConfigureAwait" or "AsTask" or "Preserve";

    /// <summary>The name in a call.</summary>
    public static SyntaxNode NameOf(SyntaxNode invocation) => (invocation as InvocationExpressionSyntax)?.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        { } other => other,
        null => invocation,
    };
}
