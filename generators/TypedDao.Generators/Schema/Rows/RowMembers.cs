using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Schema;

/// <summary>Finds the members of a type that can be columns: public properties and fields of an instance, those of its bases first.</summary>
internal sealed class RowMembers(Compilation compilation, ISymbol within)
{
    public IReadOnlyList<RowMember> Find(INamedTypeSymbol type)
    {
        var members = new List<RowMember>();
        foreach (var declaring in Lineage(type))
        {
            foreach (var symbol in declaring.GetMembers())
            {
                if (Read(symbol, type) is not { } member)
                {
                    continue;
                }

                // One that overrides or hides another takes its place.
                var hidden = members.FindIndex(other => other.Name == member.Name);
                if (hidden < 0)
                {
                    members.Add(member);
                }
                else
                {
                    members[hidden] = member;
                }
            }
        }

        return members;
    }

    public bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, within);

    private static IEnumerable<INamedTypeSymbol> Lineage(INamedTypeSymbol type)
    {
        var lineage = new Stack<INamedTypeSymbol>();
        for (var current = type; current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; current = current.BaseType)
        {
            lineage.Push(current);
        }

        return lineage;
    }

    private RowMember? Read(ISymbol symbol, INamedTypeSymbol type) => symbol switch
    {
        { IsStatic: true } or { DeclaredAccessibility: not Accessibility.Public } => null,
        IPropertySymbol { IsIndexer: false, GetMethod: { } getter } property when IsAccessible(getter) && property.RefKind == RefKind.None =>
            new(property, property.Type, property.SetMethod is { } setter && IsAccessible(setter), property.IsRequired, AttributeOf(property, type)),
        IFieldSymbol { IsImplicitlyDeclared: false, RefKind: RefKind.None } field =>
            new(field, field.Type, !field.IsReadOnly, field.IsRequired, AttributeOf(field, type)),
        _ => null,
    };

    /// <summary>An attribute in the parameter list of a record is one of the parameter.</summary>
    private static AttributeData? AttributeOf(ISymbol member, INamedTypeSymbol type) =>
        member.FindAttribute(WellKnownNames.RowsNamespace, WellKnownNames.RowColumnAttribute)
        ?? type.InstanceConstructors
            .SelectMany(constructor => constructor.Parameters)
            .Where(parameter => RowConstructor.Takes(parameter, member.Name))
            .Select(parameter => parameter.FindAttribute(WellKnownNames.RowsNamespace, WellKnownNames.RowColumnAttribute))
            .FirstOrDefault(attribute => attribute is not null);
}
