using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>Values with placeholders, secrets, environments, and what stores give to interfaces.</summary>
internal static class StoreDescriptors
{
    public static readonly DiagnosticDescriptor PlaceholderHere = new(
        "TDAO2101", "Placeholder where none is resolved",
        "'{0}' holds a placeholder, but only values of stores and interfaces are resolved at run time. Write the value, or '$$' for a dollar.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2101.md");

    public static readonly DiagnosticDescriptor BadPlaceholder = new(
        "TDAO2102", "Malformed placeholder", "'{0}' cannot be resolved: {1}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2102.md");

    public static readonly DiagnosticDescriptor BadPlaceholderDefault = new(
        "TDAO2103", "Default of the wrong type", "'{0}' becomes '{1}' where its placeholder has no value, which is {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2103.md");

    public static readonly DiagnosticDescriptor LiteralSecret = new(
        "TDAO2104", "Secret written out",
        "'{0}' {1}. Put a placeholder without a default in its place, such as ${{{2}}}, and set the variable where the program runs.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2104.md");

    public static readonly DiagnosticDescriptor ReservedEnvironment = new(
        "TDAO2110", "Reserved environment name",
        "An environment cannot be named '{0}': that is the stores as written. Choose another name.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2110.md");

    public static readonly DiagnosticDescriptor UnknownEnvironment = new(
        "TDAO2111", "Unknown environment", "There is no environment '{0}'. {1}Known are {2}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2111.md");

    public static readonly DiagnosticDescriptor UnknownStore = new(
        "TDAO2112", "Environment names an unknown store",
        "The environment '{0}' has an overlay for '{1}', but there is no store of that name. {2}Stores are {3}; '*' stands for all that are not named.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2112.md");

    public static readonly DiagnosticDescriptor EnvironmentChangesSchema = new(
        "TDAO2113", "Environment would change the catalog",
        "'{0}' cannot be set in the environment '{1}': environments change where a store is and how it is reached, never what it holds. Set it on the store.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2113.md");

    public static readonly DiagnosticDescriptor UnknownAdditionalInterface = new(
        "TDAO2114", "Environment names an unknown interface",
        "The environment '{0}' sets the interface '{1}', which the store '{2}' does not have. {3}Its additional interfaces are {4}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2114.md");

    public static readonly DiagnosticDescriptor InterfaceDoesNotServe = new(
        "TDAO2120", "Interface cannot serve the object",
        "The interface '{0}' cannot serve '{1}', which is of the type '{2}'. It serves {3}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2120.md");

    public static readonly DiagnosticDescriptor StoreCannotGive = new(
        "TDAO2121", "Store cannot give what an interface needs",
        "The store '{0}' is of the type '{1}'{2}, which cannot give what the interface '{3}' of '{4}' needs ({5}). Store types that can are {6}.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2121.md");

    public static readonly DiagnosticDescriptor EnvironmentLosesCapability = new(
        "TDAO2122", "Environment cannot do what the object offers",
        "In the environment '{0}' the store '{1}' is reached through '{2}', which cannot do what '{3}' offers: {4}. Such calls compile and throw there.",
        Category, DiagnosticSeverity.Warning, true, helpLinkUri: Pages + "TDAO2122.md");

    public static readonly DiagnosticDescriptor InterfaceNeedsKeys = new(
        "TDAO2123", "Interface needs values",
        "The interface '{0}' of '{1}' needs the key '{2}'. Declare it below '{3}:' of the store with its keys, and name that in '{4}:'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2123.md");

    public static readonly DiagnosticDescriptor UnknownInterface = new(
        "TDAO2124", "Unknown interface",
        "There is no interface '{0}' for '{1}'. {2}The store's additional interfaces are {3}; interface types are {4}. For a type of another package, reference that package.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO2124.md");
}
