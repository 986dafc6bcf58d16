using System.Reflection;
using Microsoft.CodeAnalysis;

namespace TypedDao.Generators.Diagnostics;

/// <summary>All diagnostics by id. Models hold ids alone, since a descriptor is an object of the compiler.</summary>
internal static class DescriptorRegistry
{
    private static readonly Dictionary<string, DiagnosticDescriptor> Descriptors = Collect(
        typeof(YamlDescriptors),
        typeof(StructureDescriptors),
        typeof(NameDescriptors),
        typeof(StoreDescriptors),
        typeof(ObjectDescriptors),
        typeof(LockDescriptors),
        typeof(RowDescriptors),
        typeof(ExistingRowDescriptors),
        typeof(ProjectionDescriptors),
        typeof(ExtensionDescriptors),
        typeof(UsageDescriptors),
        typeof(InternalDescriptors));

    public static IReadOnlyCollection<DiagnosticDescriptor> All => Descriptors.Values;

    public static DiagnosticDescriptor Find(string id) => Descriptors[id];

    private static Dictionary<string, DiagnosticDescriptor> Collect(params Type[] owners) => owners
        .SelectMany(owner => owner.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>()
        .ToDictionary(descriptor => descriptor.Id, StringComparer.Ordinal);
}
