using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>Rows of C# types that exist already.</summary>
internal static class ExistingRowDescriptors
{
    public static readonly DiagnosticDescriptor UnknownType = new(
        "TDAO3021", "Row type not found",
        "There is no type '{0}'. {1}Write the full name, with its namespace, of a type of this project or of one that it references.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3021.md");

    public static readonly DiagnosticDescriptor AmbiguousType = new(
        "TDAO3022", "Row type is ambiguous",
        "The type '{0}' is in several assemblies: {1}. Reference one of them, or derive a type of this project and name that.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3022.md");

    public static readonly DiagnosticDescriptor CannotBeRow = new(
        "TDAO3023", "Type cannot be a row", "The type '{0}' cannot be a row: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3023.md");

    public static readonly DiagnosticDescriptor NoConstructor = new(
        "TDAO3024", "Rows cannot be made", "No '{0}' can be made: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3024.md");

    public static readonly DiagnosticDescriptor MemberNotSupported = new(
        "TDAO3025", "Type of a member is no column type", "'{0}' is of the type {1}, which no column has: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3025.md");

    public static readonly DiagnosticDescriptor BadColumn = new(
        "TDAO3026", "Column of a row type is not told right", "'{0}' cannot be a column as it is: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3026.md");

    public static readonly DiagnosticDescriptor ColumnTwice = new(
        "TDAO3027", "Two members of one column",
        "'{1}' and '{2}' of '{0}' are both the column '{3}'. Give one of them a name with [RowColumn(\"name\")], or keep it out with [RowColumn(Ignore = true)].",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3027.md");

    public static readonly DiagnosticDescriptor NoColumns = new(
        "TDAO3028", "Row type without columns", "The type '{0}' has no public property or field that can be set, and so no column. Add one.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3028.md");
}
