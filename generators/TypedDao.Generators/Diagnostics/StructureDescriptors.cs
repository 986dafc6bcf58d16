using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>Keys, values and types of any element.</summary>
internal static class StructureDescriptors
{
    public static readonly DiagnosticDescriptor UnknownKey = new(
        "TDAO2001", "Unknown key", "The {0} has no key '{1}'. {2}Its keys are {3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2001.md");

    public static readonly DiagnosticDescriptor WrongNode = new(
        "TDAO2002", "Value of the wrong form", "'{0}' must be {1}, but {2} stands here",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2002.md");

    public static readonly DiagnosticDescriptor WrongValue = new(
        "TDAO2003", "Value of the wrong type", "'{0}' is '{1}', which is {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2003.md");

    public static readonly DiagnosticDescriptor UnknownChoice = new(
        "TDAO2004", "Value outside of the allowed ones", "'{0}' cannot be '{1}'. {2}Allowed are {3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2004.md");

    public static readonly DiagnosticDescriptor OutOfRange = new(
        "TDAO2005", "Number outside of its range", "'{0}' is {1}, which is {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2005.md");

    public static readonly DiagnosticDescriptor MissingKey = new(
        "TDAO2006", "Required key is missing", "The {0} needs the key '{1}'{2}. Add it{3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2006.md");

    public static readonly DiagnosticDescriptor Exclusive = new(
        "TDAO2007", "Keys exclude each other", "'{0}' and '{1}' exclude each other in the {2}. Remove one of them.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2007.md");

    public static readonly DiagnosticDescriptor Together = new(
        "TDAO2008", "Keys belong together", "'{0}' needs '{1}' beside it in the {2}. Give both, or neither.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2008.md");

    public static readonly DiagnosticDescriptor UnknownType = new(
        "TDAO2009", "Unknown type", "There is no {0} '{1}'. {2}Known are {3}; for a type of another package, reference that package.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2009.md");

    public static readonly DiagnosticDescriptor DeclaredTwice = new(
        "TDAO2010", "Declared in two files", "{0} is declared here and in {1}. Several files are one catalog: keep one of the two.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2010.md");

    public static readonly DiagnosticDescriptor PackageMissing = new(
        "TDAO2011", "Package is not referenced",
        "No referenced package implements the {0} '{1}', so its operations are absent. Add the package {2}.",
        Category, DiagnosticSeverity.Info, true, helpLinkUri: Pages + "TDAO2011.md");

    public static readonly DiagnosticDescriptor TextInsteadOfKey = new(
        "TDAO2012", "Text where a key is expected",
        "'{0}' stands among the keys of the {1}. Write 'key: value', and put text that holds commas, braces or colons in quotes.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2012.md");

    public static readonly DiagnosticDescriptor NoStores = new(
        "TDAO2013", "Catalog without stores", "The catalog has no stores. Add some below '{0}:', each with a type and objects.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2013.md");

    public static readonly DiagnosticDescriptor TooManyObjects = new(
        "TDAO2014", "Many objects in one project",
        "The catalog has {0} objects, more than about {1}. Compiling them takes long; split the catalog over several projects.",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "TDAO2014.md");

    public static readonly DiagnosticDescriptor TooManyStores = new(
        "TDAO2015", "Too many stores or environments",
        "{0} stores for {1} environments (the stores as written count as one) are too many. At most {2} stores and {3} such pairs are compiled. Split the catalog over several projects.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2015.md");

    public static readonly DiagnosticDescriptor TooLargeCatalog = new(
        "TDAO2016", "Catalog is too large",
        "The catalog has more than {0} {1}, and so nothing of it is compiled. Split the catalog over several projects.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2016.md");
}
