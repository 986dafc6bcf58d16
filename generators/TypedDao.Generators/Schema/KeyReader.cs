using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Schema;

/// <summary>
/// Reads the YAML keys of one class: constructor parameters are required keys unless they have a default, settable
/// properties are optional keys unless they are <c>required</c>.
/// </summary>
internal sealed class KeyReader(INamedTypeSymbol type, List<TypeProblem> problems)
{
    private readonly List<INamedTypeSymbol> _path = [type];

    /// <summary>Reads a class that is constructed with its keys.</summary>
    public EquatableArray<KeyInfo> Read()
    {
        if (type.IsAbstract || type.IsStatic || type.IsGenericType)
        {
            Report(ExtensionDescriptors.CannotConstruct, "it is abstract, static or generic");
            return [];
        }

        return ReadKeys(type);
    }

    /// <summary>Reads a class that only carries keys and is never constructed.</summary>
    public EquatableArray<KeyInfo> ReadProperties()
    {
        var keys = new List<KeyInfo>();
        AddProperties(type, keys);
        return keys.ToEquatableArray();
    }

    /// <summary>The keys of a class within a key; null where it is not one that an author of extensions wrote for this.</summary>
    public EquatableArray<KeyInfo>? ReadNested(INamedTypeSymbol nested)
    {
        if (nested.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || nested.IsAbstract
            || nested.SpecialType != SpecialType.None
            || !SymbolEqualityComparer.Default.Equals(nested.ContainingAssembly, type.ContainingAssembly)
            || _path.Contains(nested, SymbolEqualityComparer.Default))
        {
            return null;
        }

        _path.Add(nested);
        var keys = ReadKeys(nested);
        _path.RemoveAt(_path.Count - 1);
        return keys;
    }

    private EquatableArray<KeyInfo> ReadKeys(INamedTypeSymbol owner)
    {
        var constructors = owner.InstanceConstructors
            .Where(constructor => constructor.DeclaredAccessibility == Accessibility.Public && !IsCopy(constructor, owner))
            .ToArray();
        if (owner.TypeKind == TypeKind.Struct && constructors.Length > 1)
        {
            constructors = [.. constructors.Where(constructor => constructor.Parameters.Length > 0)];
        }

        if (constructors.Length != 1)
        {
            Report(ExtensionDescriptors.CannotConstruct, constructors.Length == 0 ? "it has no public constructor" : "it has several public constructors");
            return [];
        }

        var keys = new List<KeyInfo>();
        foreach (var parameter in constructors[0].Parameters)
        {
            Add(keys, owner, parameter, parameter.Type, isParameter: true, isRequired: !parameter.HasExplicitDefaultValue);
        }

        AddProperties(owner, keys);
        return keys.ToEquatableArray();
    }

    private void AddProperties(INamedTypeSymbol owner, List<KeyInfo> keys)
    {
        var parameters = new HashSet<string>(keys.Select(key => key.Member), StringComparer.OrdinalIgnoreCase);
        foreach (var property in Properties(owner))
        {
            if (property.SetMethod is not { DeclaredAccessibility: Accessibility.Public })
            {
                if (property.FindAttribute(WellKnownNames.YamlKeyAttribute) is not null
                    || property.FindAttribute(WellKnownNames.YamlRoleAttribute) is not null)
                {
                    Report(ExtensionDescriptors.CannotSetKey, property.Name);
                }

                continue;
            }

            // A positional record has a property for each of its parameters.
            if (!parameters.Contains(property.Name))
            {
                Add(keys, owner, property, property.Type, isParameter: false, isRequired: property.IsRequired);
            }
        }
    }

    /// <summary>The properties in the order of their declaration, those of base classes first.</summary>
    private static IEnumerable<IPropertySymbol> Properties(INamedTypeSymbol owner)
    {
        var bases = new Stack<INamedTypeSymbol>();
        for (var current = owner; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            bases.Push(current);
        }

        return bases.SelectMany(current => current.GetMembers().OfType<IPropertySymbol>()).Where(property =>
            property is { IsStatic: false, IsIndexer: false, IsOverride: false, DeclaredAccessibility: Accessibility.Public });
    }

    private void Add(List<KeyInfo> keys, INamedTypeSymbol owner, ISymbol member, ITypeSymbol memberType, bool isParameter, bool isRequired)
    {
        var name = member.FindAttribute(WellKnownNames.YamlKeyAttribute)?.Text(0) ?? SnakeCase.From(member.Name);
        if (keys.Any(other => other.Name == name))
        {
            Report(ExtensionDescriptors.DuplicateKey, name, owner.Name);
            return;
        }

        if (KeyTypeReader.Read(memberType, this) is not { } keyType)
        {
            Report(ExtensionDescriptors.UnsupportedKeyType, name, owner.Name, memberType.ToDisplayString());
            return;
        }

        var role = (YamlRole)(member.FindAttribute(WellKnownNames.YamlRoleAttribute)?.Number(0) ?? 0);
        if (role == YamlRole.None && keyType.Kind == KeyTypeKind.Structure)
        {
            Report(ExtensionDescriptors.UnsupportedKeyType, name, owner.Name, memberType.ToDisplayString());
            return;
        }

        if (!RoleTypes.Fits(role, keyType))
        {
            Report(ExtensionDescriptors.RoleDoesNotFit, role.ToString(), name, owner.Name, RoleTypes.Expected(role));
            role = YamlRole.None;
        }

        if (member.FindAttribute(WellKnownNames.YamlRangeAttribute) is { } range)
        {
            keyType = WithRange(keyType, range, name, owner);
        }

        keys.Add(new(name, member.Name, keyType)
        {
            IsParameter = isParameter,
            IsRequired = isRequired,
            Role = role,
            Description = member.Description(),
            Default = Default(member, keyType, name, owner),
            Groups = Groups(member),
        });
    }

    private KeyType WithRange(KeyType keyType, AttributeData range, string name, INamedTypeSymbol owner)
    {
        if (!keyType.IsInteger
            || range.ConstructorArguments.Length < 2
            || range.ConstructorArguments[0].Value is not long minimum
            || range.ConstructorArguments[1].Value is not long maximum
            || minimum > maximum)
        {
            Report(ExtensionDescriptors.BadRange, name, owner.Name);
            return keyType;
        }

        return keyType with { Minimum = Math.Max(minimum, keyType.Minimum), Maximum = Math.Min(maximum, keyType.Maximum) };
    }

    private string? Default(ISymbol member, KeyType keyType, string name, INamedTypeSymbol owner)
    {
        var text = member.FindAttribute(WellKnownNames.YamlDefaultAttribute)?.Text(0);
        if (text is not null && KeyText.Problem(keyType, text) is { } problem)
        {
            Report(ExtensionDescriptors.BadDefault, text, name, owner.Name, problem);
            return null;
        }

        return text;
    }

    private static EquatableArray<KeyGroup> Groups(ISymbol member)
    {
        var groups = new List<KeyGroup>();
        foreach (var attribute in member.GetAttributes())
        {
            if (attribute.AttributeClass.Is(WellKnownNames.ExtensibilityNamespace, WellKnownNames.YamlGroupAttribute)
                && attribute.Text(0) is { } group)
            {
                groups.Add(new(group, attribute.Named(WellKnownNames.Together)?.Value is true, attribute.Named(WellKnownNames.Required)?.Value is true));
            }
        }

        return groups.ToEquatableArray();
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol owner) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, owner);

    private void Report(DiagnosticDescriptor descriptor, params string[] arguments) =>
        problems.Add(new(descriptor.Id, new[] { type.ToDisplayString() }.Concat(arguments).ToEquatableArray()));
}
