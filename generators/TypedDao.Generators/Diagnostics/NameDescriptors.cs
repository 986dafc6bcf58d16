using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>C# names that cannot be, collide or hide.</summary>
internal static class NameDescriptors
{
    public static readonly DiagnosticDescriptor NotAnIdentifier = new(
        "TDAO2201", "Not a C# name",
        "'{0}' is '{1}', which is no C# name for the {2}. Use letters, digits and '_', not starting with a digit, such as '{3}'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2201.md");

    public static readonly DiagnosticDescriptor NoName = new(
        "TDAO2202", "No C# name can be made",
        "The name of the {0} holds characters that no C# name can have. Add '{1}: {2}', or another name of your choice; storage keeps the name as it is.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2202.md");

    public static readonly DiagnosticDescriptor Collision = new(
        "TDAO2203", "Two C# names collide",
        "The {0} and the {1} would both have the C# name '{2}' (the other is at {3}). Give one of them another with '{4}:'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2203.md");

    public static readonly DiagnosticDescriptor Reserved = new(
        "TDAO2204", "C# name is taken",
        "The {0} cannot have the C# name '{1}', which generated code needs for itself. Give it another with '{2}:'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2204.md");

    public static readonly DiagnosticDescriptor HidesNamespace = new(
        "TDAO2205", "Namespace would hide another",
        "The {0} would have the namespace '{1}', inside of which '{2}' means something else than in the rest of your code. Give it another name with '{3}:'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2205.md");

    public static readonly DiagnosticDescriptor EqualsCatalogClass = new(
        "TDAO2206", "Store named like the catalog",
        "The {0} would have the namespace '{1}', which is the name of a generated class. Give the store another name with '{2}:', or the catalog with '{3}:'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2206.md");

    public static readonly DiagnosticDescriptor AmbiguousRow = new(
        "TDAO2207", "Row name in two stores",
        "Rows of the {0} and of the {1} are both named '{2}', which is ambiguous where both namespaces are used. Consider another name with '{3}:'.",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Pages + "TDAO2207.md");

    public static readonly DiagnosticDescriptor BadNamespace = new(
        "TDAO2208", "Not a namespace",
        "'{0}' is '{1}', which is no namespace. Use names of letters, digits and '_' with dots between them, such as Acme.Data.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2208.md");
}
