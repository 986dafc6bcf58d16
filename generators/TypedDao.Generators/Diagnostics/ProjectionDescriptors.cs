using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>Types that are projections of an object's rows.</summary>
internal static class ProjectionDescriptors
{
    public static readonly DiagnosticDescriptor NotPartial = new(
        "TDAO3030", "Projection is not partial", "'{0}' must be partial, since {1}. Write 'partial' before its keyword.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3030.md");

    public static readonly DiagnosticDescriptor CannotBeProjection = new(
        "TDAO3031", "Type cannot be a projection", "'{0}' cannot be a projection: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3031.md");

    public static readonly DiagnosticDescriptor UnknownObject = new(
        "TDAO3032", "Projection of an unknown object", "There is no object '{0}' with rows. {1}Write it as store.object, with the names of the catalog.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3032.md");

    public static readonly DiagnosticDescriptor UnknownColumn = new(
        "TDAO3033", "Projection of an unknown column",
        "'{0}' is the column '{1}', which '{2}' does not have. {3}Its columns are {4}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3033.md");

    public static readonly DiagnosticDescriptor TypeMismatch = new(
        "TDAO3034", "Projection of another type", "'{0}' is of the type {1}, but the column '{2}' of '{3}' is {4}. Declare it as that.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3034.md");

    public static readonly DiagnosticDescriptor AmbiguousObject = new(
        "TDAO3035", "Projection of an ambiguous object", "Several referenced catalogs have an object '{0}', with the rows {1}. Declare the projection in the project of its catalog.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3035.md");
}
