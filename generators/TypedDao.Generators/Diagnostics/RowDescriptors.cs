using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>Rows and their columns.</summary>
internal static class RowDescriptors
{
    public static readonly DiagnosticDescriptor UnknownColumnType = new(
        "TDAO3001", "Unknown column type", "The column '{0}' has the unknown type '{1}'. {2}Types are {3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3001.md");

    public static readonly DiagnosticDescriptor MalformedType = new(
        "TDAO3002", "Malformed column type", "The type '{1}' of the column '{0}' cannot be read: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3002.md");

    public static readonly DiagnosticDescriptor NoColumnType = new(
        "TDAO3003", "Column without a type", "The column '{0}' has no type. Write '{0}: string', or another of {1}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3003.md");

    public static readonly DiagnosticDescriptor DecimalLimits = new(
        "TDAO3004", "Decimal outside of its limits",
        "The column '{0}' has the type decimal({1},{2}). Precision is 1 to 38, and scale 0 to the precision.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3004.md");

    public static readonly DiagnosticDescriptor DecimalTooWide = new(
        "TDAO3005", "Decimal wider than C#'s",
        "The column '{0}' has {1} digits, but decimal of C# holds 28. Add '{2}: {3}' to have it as text, or declare fewer digits.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3005.md");

    public static readonly DiagnosticDescriptor ClrTypeDoesNotFit = new(
        "TDAO3006", "C# type does not fit the column", "'{0}' makes text of decimals, but the column '{1}' is of the type {2}. Remove it.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3006.md");

    public static readonly DiagnosticDescriptor BadMapKey = new(
        "TDAO3007", "Type cannot be a map's key", "The map of the column '{0}' cannot have keys of the type '{1}': {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3007.md");

    public static readonly DiagnosticDescriptor StructColumns = new(
        "TDAO3008", "Struct and nested columns belong together", "The column '{0}' is of the type '{1}' {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3008.md");

    public static readonly DiagnosticDescriptor ValuesNeedText = new(
        "TDAO3009", "Allowed values need a text column", "'{0}' lists texts, but the column '{1}' is of the type {2}. Use the type {3}, or remove them.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3009.md");

    public static readonly DiagnosticDescriptor BadValue = new(
        "TDAO3010", "Allowed value cannot be an enum's member", "The value '{0}' of the column '{1}' {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3010.md");

    public static readonly DiagnosticDescriptor UnknownValueDoesNotFit = new(
        "TDAO3011", "Treatment of unknown values does not fit", "'{0}' of the column '{1}' does not fit: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3011.md");

    public static readonly DiagnosticDescriptor NoTextForm = new(
        "TDAO3012", "Type without a text form",
        "'{0}' gives the text form of dates, times and timestamps, but the column '{1}' is of the type {2}. Remove it.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3012.md");

    public static readonly DiagnosticDescriptor BadTextForm = new(
        "TDAO3013", "Text form cannot be used", "The text form '{0}' of '{1}' cannot be used: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3013.md");

    public static readonly DiagnosticDescriptor NoColumns = new(
        "TDAO3014", "No columns", "The {0} has '{1}:' without any column. Add columns, or {2}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3014.md");

    public static readonly DiagnosticDescriptor NullableTwice = new(
        "TDAO3015", "Nullable and not nullable", "The column '{0}' is nullable by its type '{1}', but '{2}: false' says otherwise. Remove one of the two.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3015.md");

    public static readonly DiagnosticDescriptor RowsTwice = new(
        "TDAO3016", "Rows declared in two ways", "The {0} has both '{1}:' and '{2}:'. Each of them says what the rows are: keep one.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3016.md");

    public static readonly DiagnosticDescriptor UnknownColumnSource = new(
        "TDAO3018", "Columns of an unknown object", "'{0}' takes the columns of '{1}', {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3018.md");

    public static readonly DiagnosticDescriptor CyclicColumns = new(
        "TDAO3019", "Columns are taken in a circle", "'{0}' of '{1}' leads back to itself: {2}. Declare the columns in one of these objects.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3019.md");

    public static readonly DiagnosticDescriptor NestedTooDeep = new(
        "TDAO3020", "Columns nested too deep", "The column '{0}' nests types more than {1} deep. Declare it flatter, or keep it as string.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO3020.md");
}
