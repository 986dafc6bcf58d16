using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>What is wrong with the generator itself.</summary>
internal static class InternalDescriptors
{
    public static readonly DiagnosticDescriptor Failure = new(
        "TDAO9001", "The generator failed",
        "The generator failed while {0}: {1}. This is a mistake of the generator, not of the catalog. Please report it with the catalog.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO9001.md");

    public static readonly DiagnosticDescriptor VersionMismatch = new(
        "TDAO9002", "Generator and run time differ in version",
        "The generator has the version {0} and the referenced {1} the version {2}, so that generated code may not fit the run time. Reference all packages of TypedDao in one version.",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "TDAO9002.md");
}
