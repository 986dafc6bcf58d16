using System.Reflection;
using Microsoft.CodeAnalysis;
using TypedDao.Generators.Diagnostics;

namespace TypedDao.Generators.Schema;

/// <summary>The version of the referenced contracts. All packages are released together, so that it is the generator's too.</summary>
/// <param name="Assembly">The name of their assembly.</param>
/// <param name="Version">The version of the package, without what names the build.</param>
internal sealed record ContractsVersion(string Assembly, string Version)
{
    private const string ReflectionNamespace = "System.Reflection";

    /// <summary>The version of this assembly.</summary>
    public static string OfGenerator { get; } = Package(
        typeof(ContractsVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion,
        typeof(ContractsVersion).Assembly.GetName().Version);

    /// <summary>Null where no contracts are referenced, which is reported elsewhere.</summary>
    public static ContractsVersion? Of(Compilation compilation)
    {
        var contracts = compilation.GetTypeByMetadataName(WellKnownNames.Extensibility(WellKnownNames.ExtensionAttribute))?.ContainingAssembly;
        if (contracts is null || SymbolEqualityComparer.Default.Equals(contracts, compilation.Assembly))
        {
            return null;
        }

        var informational = contracts.FindAttribute(ReflectionNamespace, nameof(AssemblyInformationalVersionAttribute))?.Text(0);
        return new(contracts.Name, Package(informational, contracts.Identity.Version));
    }

    /// <summary>What is said where the generator has another version.</summary>
    public DiagnosticInfo Mismatch(string generator) => new(InternalDescriptors.VersionMismatch.Id, null, [generator, Assembly, Version]);

    private static string Package(string? informational, Version assembly) => informational?.Split('+')[0] ?? assembly.ToString(3);
}
