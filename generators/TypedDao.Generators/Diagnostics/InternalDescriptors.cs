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
}
