using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Model;

namespace TypedDao.Generators.Schema;

/// <summary>Reads what one class or interface declares for catalogs, from its attributes.</summary>
internal static class TypeReader
{
    /// <summary>Reads what all attributes of a type declare.</summary>
    public static void Read(INamedTypeSymbol type, AssemblyTypesBuilder types) => Read(type, null, types);

    /// <summary>Reads what one kind of attribute declares; null: all.</summary>
    public static void Read(INamedTypeSymbol type, string? only, AssemblyTypesBuilder types)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { } attributeClass
                && attributeClass.Is(WellKnownNames.ExtensibilityNamespace, attributeClass.Name)
                && (only is null || only == attributeClass.Name))
            {
                Read(type, attribute, attributeClass.Name, types);
            }
        }
    }

    private static void Read(INamedTypeSymbol type, AttributeData attribute, string name, AssemblyTypesBuilder types)
    {
        switch (name)
        {
            case WellKnownNames.StoreTypeAttribute:
                types.Stores.Add(Declare(type, attribute, (text, metadata, clr, assembly) => new StoreType(text, metadata, clr, assembly)
                {
                    Offers = attribute.TypeNames(WellKnownNames.Offers),
                }));
                break;
            case WellKnownNames.InterfaceTypeAttribute:
                types.Interfaces.Add(Declare(type, attribute, (text, metadata, clr, assembly) => new InterfaceType(text, metadata, clr, assembly)
                {
                    Serves = attribute.TypeNames(WellKnownNames.Serves),
                    Needs = attribute.TypeNames(WellKnownNames.Needs),
                }));
                break;
            case WellKnownNames.FormatTypeAttribute:
                types.Formats.Add(Declare(type, attribute, (text, metadata, clr, assembly) => new FormatType(text, metadata, clr, assembly)
                {
                    Suffixes = attribute.Texts(WellKnownNames.Suffixes),
                }));
                break;
            case WellKnownNames.ObjectTypeAttribute:
                types.Objects.Add(Declare(type, attribute, (text, metadata, clr, assembly) => new ObjectType(text, metadata, clr, assembly)
                {
                    Aliases = attribute.Texts(WellKnownNames.Aliases),
                    Shape = (ObjectShape)attribute.Number(WellKnownNames.Shape),
                    DefaultInterface = attribute.TypeName(WellKnownNames.DefaultInterface),
                    EmbeddedInterface = attribute.TypeName(WellKnownNames.EmbeddedInterface),
                    Capabilities = attribute.TypeNames(WellKnownNames.Capabilities),
                    MemberCapabilities = attribute.TypeNames(WellKnownNames.MemberCapabilities),
                    SelectionCapabilities = attribute.TypeNames(WellKnownNames.SelectionCapabilities),
                }));
                break;
            case WellKnownNames.ImplementsAttribute:
                AddImplementation(type, attribute, types);
                break;
            case WellKnownNames.CapabilityAttribute:
                AddCapability(type, attribute, types);
                break;
            case WellKnownNames.YamlElementAttribute:
                types.Elements.Add(new(
                    (YamlElement)attribute.Number(0), type.MetadataName(), new KeyReader(type, types.Problems).ReadProperties()));
                break;
            default:
                break;
        }
    }

    private static T Declare<T>(INamedTypeSymbol type, AttributeData attribute, Func<string, string, string, string, T> create)
        where T : DeclaredType
    {
        var problems = new List<TypeProblem>();
        var name = attribute.Text(0) ?? string.Empty;
        foreach (var candidate in attribute.Texts(WellKnownNames.Aliases).Append(name))
        {
            if (candidate.Length == 0 || candidate.Any(char.IsWhiteSpace))
            {
                problems.Add(new(ExtensionDescriptors.BadName.Id, [type.ToDisplayString(), candidate]));
            }
        }

        var keys = new KeyReader(type, problems).Read();
        return create(name, type.MetadataName(), type.ClrName(), type.ContainingAssembly.Name) with
        {
            Keys = keys,
            Description = type.Description(),
            Package = attribute.Text(WellKnownNames.Package),
            Problems = problems.ToEquatableArray(),
        };
    }

    private static void AddImplementation(INamedTypeSymbol type, AttributeData attribute, AssemblyTypesBuilder types)
    {
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol implemented)
        {
            return;
        }

        var dataInterface = attribute.Named(WellKnownNames.DataInterface)?.Value as INamedTypeSymbol;
        var problems = new List<TypeProblem>();
        if (ProblemOf(type, implemented, dataInterface) is { } problem)
        {
            problems.Add(new(ExtensionDescriptors.BadImplementation.Id, [type.ToDisplayString(), implemented.ToDisplayString(), problem]));
        }

        var contracts = dataInterface is null
            ? []
            : dataInterface.AllInterfaces.Append(dataInterface).Select(contract => contract.MetadataName()).ToEquatableArray();
        types.Implementations.Add(new(implemented.MetadataName(), type.MetadataName(), type.ClrName(), type.ContainingAssembly.Name, contracts)
        {
            Problems = problems.ToEquatableArray(),
        });
    }

    private static string? ProblemOf(INamedTypeSymbol type, INamedTypeSymbol implemented, INamedTypeSymbol? dataInterface)
    {
        var provider =
            implemented.FindAttribute(WellKnownNames.StoreTypeAttribute) is not null ? WellKnownNames.StoreProvider
            : implemented.FindAttribute(WellKnownNames.InterfaceTypeAttribute) is not null ? WellKnownNames.InterfaceProvider
            : implemented.FindAttribute(WellKnownNames.FormatTypeAttribute) is not null ? WellKnownNames.CodecProvider
            : null;
        if (provider is null)
        {
            return "that is no store, interface or format type";
        }

        if (type.IsAbstract
            || type.IsGenericType
            || !type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && constructor.DeclaredAccessibility == Accessibility.Public))
        {
            return "generated code constructs it, so it must be neither abstract nor generic and have a public constructor without parameters";
        }

        if (!type.AllInterfaces.Any(candidate => candidate.MetadataName() == provider
            && SymbolEqualityComparer.Default.Equals(candidate.TypeArguments[0], implemented)))
        {
            return $"it does not implement {provider.Substring(provider.LastIndexOf('.') + 1).Replace("`1", string.Empty)}<{implemented.Name}>";
        }

        return provider == WellKnownNames.InterfaceProvider && dataInterface is null
            ? $"its attribute lacks {WellKnownNames.DataInterface} = typeof(…), which says what compiles"
            : null;
    }

    private static void AddCapability(INamedTypeSymbol type, AttributeData attribute, AssemblyTypesBuilder types)
    {
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not INamedTypeSymbol contract)
        {
            return;
        }

        if (type.Arity > 2)
        {
            types.Problems.Add(new(
                ExtensionDescriptors.BadCapability.Id,
                [type.ToDisplayString(), type.Name, "it may have two type parameters, the row and its columns, and no more"]));
            return;
        }

        types.Capabilities.Add(new(
            type.MetadataName(),
            type.ClrNameWithoutArguments(),
            type.Arity,
            contract.MetadataName(),
            (AccessLevel)attribute.Number(WellKnownNames.Access),
            (YamlRole)attribute.Number(WellKnownNames.Requires)));
    }
}
