using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedDao.Generators.CodeFixes;

/// <summary>Names the column that the message of a deprecated one names: <c>deprecated: Use email instead</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DeprecatedColumnFix))]
[Shared]
public sealed class DeprecatedColumnFix : CodeFixProvider
{
    /// <summary>The compiler's warning of what is obsolete, with a message.</summary>
    private const string Obsolete = "CS0618";

    private const string Generator = "TypedDao.Generators";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [Obsolete];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var cancellationToken = context.CancellationToken;
        if (await context.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await context.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            var name = node is MemberAccessExpressionSyntax access ? access.Name : node as SimpleNameSyntax;
            if (name is not null
                && model.GetSymbolInfo(name, cancellationToken).Symbol is IPropertySymbol column
                && FindSuccessor(column) is { } successor)
            {
                var title = $"Use '{successor.Name}'";
                context.RegisterCodeFix(
                    CodeAction.Create(title, _ => Task.FromResult(context.Document.WithSyntaxRoot(Rename(root, name, successor.Name))), title),
                    diagnostic);
            }
        }
    }

    /// <summary>The one other column of the same type that the message names; null where it names none, or several.</summary>
    private static IPropertySymbol? FindSuccessor(IPropertySymbol column)
    {
        if (!IsGenerated(column.ContainingType) || MessageOf(column) is not { } message)
        {
            return null;
        }

        var words = new HashSet<string>(Words(message), StringComparer.OrdinalIgnoreCase);
        var named = column.ContainingType.GetMembers()
            .OfType<IPropertySymbol>()
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, column) && words.Contains(Plain(other.Name)))
            .ToArray();
        return named.Length == 1
            && MessageOf(named[0]) is null
            && SymbolEqualityComparer.Default.Equals(named[0].Type, column.Type)
            ? named[0]
            : null;
    }

    private static bool IsGenerated(INamedTypeSymbol type) => type.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.ToDisplayString() == "System.CodeDom.Compiler.GeneratedCodeAttribute"
        && attribute.ConstructorArguments.FirstOrDefault().Value is Generator);

    private static string? MessageOf(IPropertySymbol column) => column.GetAttributes()
        .FirstOrDefault(static attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute")
        ?.ConstructorArguments.FirstOrDefault().Value as string;

    /// <summary>What may be names of YAML or C#, as <see cref="Plain"/> makes them.</summary>
    private static IEnumerable<string> Words(string message) => message
        .Split([' ', ',', ';', ':', '"', '\'', '`', '(', ')', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries)
        .Select(static word => Plain(word.TrimEnd('.', '!')));

    /// <summary>A name as both languages spell it: <c>first_name</c> and <c>FirstName</c> are one.</summary>
    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit));

    private static SyntaxNode Rename(SyntaxNode root, SimpleNameSyntax name, string successor) =>
        root.ReplaceNode(name, SyntaxFactory.IdentifierName(successor).WithTriviaFrom(name));
}
