using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Schema;

/// <summary>Finds a type by the name that the YAML gives: with its namespace, nested types behind a point or a plus.</summary>
internal static class RowTypeLookup
{
    private const int MaxArity = 8;

    public static (INamedTypeSymbol? Type, TypeProblem? Problem) Find(string name, Compilation compilation)
    {
        foreach (var candidate in MetadataNames(name))
        {
            var found = compilation.GetTypesByMetadataName(candidate);
            var own = found.Where(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly)).ToArray();
            var types = own.Length > 0 ? own : [.. found];
            if (types.Length == 1)
            {
                return (types[0], ProblemOf(types[0], compilation) is { } problem ? new(ExistingRowDescriptors.CannotBeRow.Id, [name, problem]) : null);
            }

            if (types.Length > 1)
            {
                var assemblies = string.Join(" and ", types.Select(type => type.ContainingAssembly.Name).OrderBy(assembly => assembly, StringComparer.Ordinal));
                return (null, new(ExistingRowDescriptors.AmbiguousType.Id, [name, assemblies]));
            }
        }

        for (var arity = 1; arity <= MaxArity; arity++)
        {
            if (MetadataNames(name).Any(candidate => !compilation.GetTypesByMetadataName($"{candidate}`{arity}").IsEmpty))
            {
                return (null, new(ExistingRowDescriptors.CannotBeRow.Id, [name, "it is generic. Derive a type that is not, and name that."]));
            }
        }

        // A type that is visible in its file alone has another name in metadata.
        return Declared(name, compilation).FirstOrDefault(type => type.ToDisplayString() == name) is { } hidden
            ? (null, new(ExistingRowDescriptors.CannotBeRow.Id, [name, ProblemOf(hidden, compilation) ?? string.Empty]))
            : (null, new(ExistingRowDescriptors.UnknownType.Id, [name, Hint(name, compilation)]));
    }

    /// <summary>Why a type cannot be a row or a struct in one; null where it can.</summary>
    public static string? ProblemOf(INamedTypeSymbol type, Compilation compilation) =>
        type.TypeKind is not (TypeKind.Class or TypeKind.Struct) ? $"it is {Kind(type)}. Name a class, a struct or a record."
        : type.IsStatic ? "it is static. Name a class, a struct or a record."
        : type.IsRefLikeType ? "it is a ref struct, which cannot be kept. Make it a struct."
        : HasTypeParameters(type) ? "it is generic. Derive a type that is not, and name that."
        : type.IsFileLocal ? "it is visible in its file alone. Make it public."
        : !IsPublic(type) ? "it is not public, and the generated objects, which are, show it. Make it public."
        : type.IsAbstract ? "it is abstract, so that no rows can be made. Name a type that derives from it."
        : null;

    /// <summary>Whether everybody sees a type.</summary>
    public static bool IsPublic(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility != Accessibility.Public)
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasTypeParameters(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.Arity > 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string Kind(ITypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Interface => "an interface",
        TypeKind.Enum => "an enum",
        TypeKind.Delegate => "a delegate",
        _ => "no such type",
    };

    private static IEnumerable<string> MetadataNames(string name)
    {
        yield return name;
        for (var dot = name.LastIndexOf('.'); dot > 0; dot = name.LastIndexOf('.'))
        {
            name = $"{name.Substring(0, dot)}+{name.Substring(dot + 1)}";
            yield return name;
        }
    }

    private static string Hint(string name, Compilation compilation)
    {
        var elsewhere = Declared(name, compilation).Select(type => type.ToDisplayString()).OrderBy(text => text, StringComparer.Ordinal).FirstOrDefault();
        return elsewhere is null ? NearName.Hint(name, Neighbours(name, compilation)) : $"Did you mean '{elsewhere}'? ";
    }

    /// <summary>The project's types of the same last name.</summary>
    private static IEnumerable<INamedTypeSymbol> Declared(string name, Compilation compilation) =>
        compilation.GetSymbolsWithName(name.Substring(name.LastIndexOfAny(['.', '+']) + 1), SymbolFilter.Type).OfType<INamedTypeSymbol>();

    /// <summary>The types of the namespace that the name begins with.</summary>
    private static IEnumerable<string> Neighbours(string name, Compilation compilation)
    {
        INamespaceSymbol? space = compilation.GlobalNamespace;
        string[] parts = name.Split('.');
        for (var i = 0; i < parts.Length - 1 && space is not null; i++)
        {
            space = space.GetNamespaceMembers().FirstOrDefault(member => member.Name == parts[i]);
        }

        return (space?.GetTypeMembers() ?? []).Where(IsPublic).Select(type => type.ToDisplayString());
    }
}
