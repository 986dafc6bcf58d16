using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Model;
using TypedDao.Generators.Schema;

namespace TypedDao.Generators.Analyzers;

/// <summary>
/// The operations that change data: those on a capability that needs more than reading. Capabilities say so themselves, so that
/// operations of any package are known.
/// </summary>
internal sealed class ChangingOperations
{
    private const string TasksNamespace = "System.Threading.Tasks";
    private const string Task = "Task";
    private const string ValueTask = "ValueTask";

    private readonly INamedTypeSymbol? _dao;
    private readonly ConcurrentDictionary<ISymbol, bool> _known = new(SymbolEqualityComparer.Default);

    private ChangingOperations(INamedTypeSymbol? dao) => _dao = dao;

    /// <summary>Null in a project without the contracts.</summary>
    public static ChangingOperations? Find(Compilation compilation) =>
        compilation.GetTypeByMetadataName(WellKnownNames.Extensibility(WellKnownNames.CapabilityAttribute)) is not null
            ? new(compilation.GetTypeByMetadataName(RunTimeNames.Dao))
            : null;

    public bool Contains(IMethodSymbol method)
    {
        method = (method.ReducedFrom ?? method).OriginalDefinition;
        return method.ReturnType.Name is Task or ValueTask && _known.GetOrAdd(method, _ => IsChanging(method));
    }

    private bool IsChanging(IMethodSymbol method) =>
        method.ReturnType.ContainingNamespace.ToDisplayString() == TasksNamespace
        && (method.IsExtensionMethod || SymbolEqualityComparer.Default.Equals(method.ContainingType, _dao))

        // Methods of an application may take what can be written and only read it.
        && method.ContainingAssembly.FindAttribute(WellKnownNames.ExtensionAttribute) is not null
        && method.Parameters.Any(static parameter => IsChanging(parameter.Type) || parameter.Type.AllInterfaces.Any(IsChanging));

    private static bool IsChanging(ITypeSymbol type) =>
        type.OriginalDefinition.FindAttribute(WellKnownNames.CapabilityAttribute)?.Number(WellKnownNames.Access) > (int)AccessLevel.Read;
}
