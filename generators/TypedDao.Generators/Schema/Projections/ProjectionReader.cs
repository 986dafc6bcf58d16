using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Reads the types of the project that ask to be projections.</summary>
internal static class ProjectionReader
{
    private static readonly SymbolDisplayFormat TypeFormat =
        SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static IncrementalValuesProvider<ProjectionDeclaration> Find(SyntaxValueProvider syntax) => syntax.ForAttributeWithMetadataName(
        $"{WellKnownNames.RowsNamespace}.{WellKnownNames.RowOfAttribute}", static (node, _) => node is TypeDeclarationSyntax, static (context, _) => Read(context));

    private static ProjectionDeclaration Read(GeneratorAttributeSyntaxContext context)
    {
        try
        {
            return ReadType(context);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new(string.Empty, null, new(string.Empty, string.Empty, []), [], [Failures.Describe($"reading the projection {context.TargetSymbol.Name}", exception)]);
        }
    }

    private static ProjectionDeclaration ReadType(GeneratorAttributeSyntaxContext context)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var declaration = (TypeDeclarationSyntax)context.TargetNode;
        var attribute = context.Attributes[0];
        var problems = new List<DiagnosticInfo>();
        var place = SourcePlace.From(declaration.Identifier.GetLocation());
        var partial = ReadType(type, declaration, problems);
        if (ProblemOf(type) is { } problem)
        {
            problems.Add(new(ProjectionDescriptors.CannotBeProjection.Id, place, [type.ToDisplayString(), problem]));
        }

        var members = problems.Count == 0 ? ReadMembers(context.SemanticModel.Compilation, type, place, problems) : [];
        var argument = (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments.FirstOrDefault();
        return new(
            attribute.Text(0) ?? string.Empty,
            SourcePlace.From((argument ?? (SyntaxNode)declaration).GetLocation()),
            partial,
            members,
            problems.ToEquatableArray());
    }

    private static PartialType ReadType(INamedTypeSymbol type, TypeDeclarationSyntax declaration, List<DiagnosticInfo> problems)
    {
        var declarations = new Stack<string>();
        for (var current = declaration; current is not null; current = current.Parent as TypeDeclarationSyntax)
        {
            declarations.Push($"partial {Keyword(current)} {current.Identifier.Text}");
            if (!current.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                var reason = current == declaration ? "the generated part completes it" : $"'{declaration.Identifier.ValueText}', which is completed, lies in it";
                problems.Add(new(ProjectionDescriptors.NotPartial.Id, SourcePlace.From(current.Identifier.GetLocation()), [current.Identifier.ValueText, reason]));
            }
        }

        var space = type.ContainingNamespace is { IsGlobalNamespace: false } named ? named.ToDisplayString() : string.Empty;
        return new(type.ClrName(), space, declarations.ToEquatableArray());
    }

    private static string Keyword(TypeDeclarationSyntax declaration) => declaration is RecordDeclarationSyntax { ClassOrStructKeyword.ValueText: "struct" }
        ? "record struct"
        : declaration.Keyword.ValueText;

    private static string? ProblemOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                return current.Equals(type, SymbolEqualityComparer.Default) ? "it is generic" : $"it lies in {current.Name}, which is generic";
            }
        }

        return type.IsStatic ? "it is static"
            : type.IsAbstract ? "it is abstract, so that no rows can be made"
            : type.IsRefLikeType ? "it is a ref struct, which cannot be kept"
            : type.IsFileLocal ? "it is visible in its file alone"
            : null;
    }

    private static EquatableArray<ProjectionMember> ReadMembers(Compilation compilation, INamedTypeSymbol type, SourcePlace? place, List<DiagnosticInfo> problems)
    {
        var reader = new RowMembers(compilation, type);
        var all = reader.Find(type);
        var (constructor, problem) = RowConstructor.Find(type, all, reader.IsAccessible);
        if (constructor is null)
        {
            problems.Add(new(ExistingRowDescriptors.NoConstructor.Id, place, [type.ToDisplayString(), problem!]));
            return [];
        }

        var members = new List<ProjectionMember>();
        foreach (var member in all)
        {
            var isColumn = !member.IsIgnored && constructor.Reaches(member);
            if (constructor.Requires(member) && !isColumn)
            {
                problems.Add(new(ExistingRowDescriptors.NoConstructor.Id, place, [type.ToDisplayString(), $"its member '{member.Name}' is required and no column"]));
            }
            else if (isColumn && members.Find(other => other.Column == member.Column) is { } other)
            {
                problems.Add(new(ExistingRowDescriptors.ColumnTwice.Id, PlaceOf(member), [type.ToDisplayString(), other.Name, member.Name, member.Column]));
            }
            else if (isColumn)
            {
                members.Add(new(member.Column, member.Name, member.Type.ToDisplayString(TypeFormat), PlaceOf(member))
                {
                    HasUnknownTypes = IsUnknown(member.Type),
                    IsOblivious = member.Type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None },
                    ConstructorParameter = constructor.ParameterOf(member),
                    IsRequired = constructor.Requires(member),
                });
            }
        }

        if (members.Count == 0 && problems.Count == 0)
        {
            problems.Add(new(ExistingRowDescriptors.NoColumns.Id, place, [type.ToDisplayString()]));
        }

        return members.ToEquatableArray();
    }

    private static SourcePlace? PlaceOf(RowMember member) => member.Symbol.Locations.Select(SourcePlace.From).FirstOrDefault();

    private static bool IsUnknown(ITypeSymbol type) =>
        type.TypeKind == TypeKind.Error
        || (type is IArrayTypeSymbol array && IsUnknown(array.ElementType))
        || (type is INamedTypeSymbol named && named.TypeArguments.Any(IsUnknown));
}
