using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Schema;

/// <summary>Reads the types that referenced assemblies declare for catalogs.</summary>
/// <remarks>
/// Runs after every edit of C#, so what an assembly declares is remembered as long as the reference lives, as plain
/// data that holds no compilation alive. Only assemblies with the mark are searched.
/// </remarks>
internal static class ReferencedTypes
{
    private static readonly ConditionalWeakTable<MetadataReference, Entry> Known = new();

    public static EquatableArray<AssemblyTypes> Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var assemblies = new List<AssemblyTypes>();
        foreach (var reference in compilation.References)
        {
            if (!Known.TryGetValue(reference, out var entry))
            {
                cancellationToken.ThrowIfCancellationRequested();
                entry = new(Read(compilation, reference, cancellationToken));
                // Another compilation may have read the same reference meanwhile, with the same result.
                entry = Known.GetValue(reference, _ => entry);
            }

            if (entry.Types is { } types)
            {
                assemblies.Add(types);
            }
        }

        return assemblies.ToEquatableArray();
    }

    private static AssemblyTypes? Read(Compilation compilation, MetadataReference reference, CancellationToken cancellationToken)
    {
        if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly
            || assembly.FindAttribute(WellKnownNames.ExtensionAttribute) is null)
        {
            return null;
        }

        var types = new AssemblyTypesBuilder(assembly.Name);
        Read(assembly.GlobalNamespace, types, cancellationToken);
        return types.Build();
    }

    private static void Read(INamespaceOrTypeSymbol container, AssemblyTypesBuilder types, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol space)
            {
                Read(space, types, cancellationToken);
            }
            else if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type)
            {
                TypeReader.Read(type, types);
                Read(type, types, cancellationToken);
            }
        }
    }

    private sealed class Entry(AssemblyTypes? types)
    {
        public AssemblyTypes? Types { get; } = types;
    }
}
