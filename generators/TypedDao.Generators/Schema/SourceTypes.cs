using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Schema;

/// <summary>Finds the types that the project itself declares for catalogs.</summary>
internal static class SourceTypes
{
    private static readonly string[] AttributeNames =
    [
        WellKnownNames.StoreTypeAttribute,
        WellKnownNames.ObjectTypeAttribute,
        WellKnownNames.InterfaceTypeAttribute,
        WellKnownNames.FormatTypeAttribute,
        WellKnownNames.ImplementsAttribute,
        WellKnownNames.CapabilityAttribute,
        WellKnownNames.YamlElementAttribute,
    ];

    /// <summary>What each type with one of the attributes declares, with its mistakes.</summary>
    public static IncrementalValuesProvider<SourceDeclaration> Find(SyntaxValueProvider syntax)
    {
        IncrementalValueProvider<EquatableArray<SourceDeclaration>>? found = null;
        foreach (var attribute in AttributeNames)
        {
            var next = syntax
                .ForAttributeWithMetadataName(WellKnownNames.Extensibility(attribute), static (_, _) => true, (context, _) => Read(context, attribute))
                .Collect()
                .Select(static (declarations, _) => declarations.ToEquatableArray());
            found = found is { } before
                ? before.Combine(next).Select(static (pair, _) => pair.Right.IsEmpty ? pair.Left : pair.Left.Concat(pair.Right).ToEquatableArray())
                : next;
        }

        return found!.Value.SelectMany(static (declarations, _) => declarations.ToImmutableArray());
    }

    private static SourceDeclaration Read(GeneratorAttributeSyntaxContext context, string attribute)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var builder = new AssemblyTypesBuilder(type.ContainingAssembly.Name);
        TypeReader.Read(type, attribute, builder);
        var types = builder.Build();
        var place = SourcePlace.From(type.Locations[0]);
        var problems = types.AllProblems.Select(problem => new DiagnosticInfo(problem.Id, place, problem.Arguments)).ToEquatableArray();
        return new(types.WithoutProblems(), problems);
    }
}

/// <summary>What one type of the project declares, and what is wrong with it.</summary>
internal sealed record SourceDeclaration(AssemblyTypes Types, EquatableArray<DiagnosticInfo> Problems);
