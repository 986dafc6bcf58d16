using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>C# that uses a catalog in a way that was probably not meant. Found by analyzers, since code is at fault and not YAML.</summary>
internal static class UsageDescriptors
{
    public static readonly DiagnosticDescriptor ClientFilter = new(
        "TDAO5001", "Rows are filtered after they were read",
        "All rows are read, and those that do not match are thrown away. Filter before reading, so that what cannot match is not opened: {0}.",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Pages + "TDAO5001.md");

    public static readonly DiagnosticDescriptor LostOperation = new(
        "TDAO5002", "Nobody waits for the operation",
        "'{0}' changes data and is not awaited: the program goes on before it is done, and its errors are lost. Await it.",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "TDAO5002.md");
}
