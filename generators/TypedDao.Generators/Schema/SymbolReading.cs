using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Schema;

/// <summary>Small readings of symbols that all of the schema shares.</summary>
internal static class SymbolReading
{
    private static readonly SymbolDisplayFormat NameWithoutArguments =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    private static readonly SymbolDisplayFormat NameWithArguments =
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Namespace and name with arity, as the runtime knows a type.</summary>
    public static string MetadataName(this ITypeSymbol type)
    {
        var definition = type.OriginalDefinition;
        if (definition.ContainingType is { } container)
        {
            return $"{container.MetadataName()}+{definition.MetadataName}";
        }

        return definition.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{definition.MetadataName}"
            : definition.MetadataName;
    }

    /// <summary>The type as generated code writes it.</summary>
    public static string ClrName(this ITypeSymbol type) => type.ToDisplayString(NameWithArguments);

    /// <summary>The type as generated code writes it, without its type arguments.</summary>
    public static string ClrNameWithoutArguments(this ITypeSymbol type) => type.ToDisplayString(NameWithoutArguments);

    public static bool Is(this ITypeSymbol? type, string space, string name) =>
        type is not null
        && type.MetadataName == name
        && type.ContainingType is null
        && IsNamespace(type.ContainingNamespace, space);

    /// <summary>The first attribute of the contracts with a name.</summary>
    public static AttributeData? FindAttribute(this ISymbol symbol, string name) =>
        FindAttribute(symbol, WellKnownNames.ExtensibilityNamespace, name);

    public static AttributeData? FindAttribute(this ISymbol symbol, string space, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass.Is(space, name))
            {
                return attribute;
            }
        }

        return null;
    }

    public static string? Description(this ISymbol symbol) =>
        FindAttribute(symbol, WellKnownNames.DescriptionNamespace, WellKnownNames.DescriptionAttribute)?.Text(0);

    /// <summary>A text among the constructor's arguments.</summary>
    public static string? Text(this AttributeData attribute, int position) =>
        attribute.ConstructorArguments.Length > position ? attribute.ConstructorArguments[position].Value as string : null;

    /// <summary>An enum's number among the constructor's arguments.</summary>
    public static int Number(this AttributeData attribute, int position) =>
        attribute.ConstructorArguments.Length > position && attribute.ConstructorArguments[position].Value is int number ? number : 0;

    public static string? Text(this AttributeData attribute, string name) => attribute.Named(name)?.Value as string;

    public static int Number(this AttributeData attribute, string name) => attribute.Named(name)?.Value is int number ? number : 0;

    public static bool Flag(this AttributeData attribute, string name) => attribute.Named(name)?.Value is true;

    public static string? TypeName(this AttributeData attribute, string name) =>
        (attribute.Named(name)?.Value as ITypeSymbol)?.MetadataName();

    public static EquatableArray<string> Texts(this AttributeData attribute, string name) =>
        attribute.List(name, constant => constant.Value as string);

    public static EquatableArray<string> TypeNames(this AttributeData attribute, string name) =>
        attribute.List(name, constant => (constant.Value as ITypeSymbol)?.MetadataName());

    public static TypedConstant? Named(this AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
            {
                return argument.Value;
            }
        }

        return null;
    }

    private static EquatableArray<string> List(this AttributeData attribute, string name, Func<TypedConstant, string?> read) =>
        attribute.Named(name) is { Kind: TypedConstantKind.Array, IsNull: false } list
            ? list.Values.Select(read).OfType<string>().ToEquatableArray()
            : [];

    private static bool IsNamespace(INamespaceSymbol? space, string name)
    {
        var end = name.Length;
        while (space is { IsGlobalNamespace: false })
        {
            var part = space.Name;
            var start = end - part.Length;
            if (start < 0 || string.CompareOrdinal(name, start, part, 0, part.Length) != 0)
            {
                return false;
            }

            if (start == 0)
            {
                return space.ContainingNamespace is null or { IsGlobalNamespace: true };
            }

            if (name[start - 1] != '.')
            {
                return false;
            }

            end = start - 1;
            space = space.ContainingNamespace;
        }

        return false;
    }
}
