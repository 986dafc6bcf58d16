using Microsoft.CodeAnalysis;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>Mistakes of those who write store, object, interface and format types.</summary>
internal static class ExtensionDescriptors
{
    public static readonly DiagnosticDescriptor NameClaimedTwice = new(
        "TDAO4001", "Two types claim one name",
        "The {0} '{1}' is declared by both {2} and {3}. Remove the reference to one of the two, or ask its author for another name.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4001.md");

    public static readonly DiagnosticDescriptor UnsupportedKeyType = new(
        "TDAO4002", "Key type cannot be bound",
        "Type '{0}': the key '{1}' of '{2}' has the C# type '{3}', which YAML cannot give. Use string, char, bool, an integer, decimal, float, double, an enum, TimeSpan, Uri, Secret, a list or a map with string keys of these, or a class of the same assembly that has such members.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4002.md");

    public static readonly DiagnosticDescriptor CannotConstruct = new(
        "TDAO4003", "Type cannot be constructed",
        "Type '{0}' cannot be constructed by generated code: {1}. It must be a public class that is not abstract, static or generic, with exactly one public constructor.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4003.md");

    public static readonly DiagnosticDescriptor BadImplementation = new(
        "TDAO4004", "Implementation does not fit",
        "Type '{0}' cannot implement '{1}': {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4004.md");

    public static readonly DiagnosticDescriptor DuplicateKey = new(
        "TDAO4005", "Two keys with one name",
        "Type '{0}': two members of '{2}' have the YAML key '{1}', or one has a key that every element of its kind has. Give one of them another name with [YamlKey].",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4005.md");

    public static readonly DiagnosticDescriptor BadCapability = new(
        "TDAO4006", "Not a capability",
        "Type '{0}': '{1}' is no capability that generated code can implement: {2}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4006.md");

    public static readonly DiagnosticDescriptor BadName = new(
        "TDAO4007", "Name cannot be written in YAML",
        "Type '{0}': the name '{1}' is empty or holds spaces. Use letters, digits, '_', '-' and '.'.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4007.md");

    public static readonly DiagnosticDescriptor RoleDoesNotFit = new(
        "TDAO4008", "Role does not fit the key",
        "Type '{0}': the role {1} of the key '{2}' of '{3}' needs the C# type {4}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4008.md");

    public static readonly DiagnosticDescriptor BadRange = new(
        "TDAO4009", "Range does not fit the key",
        "Type '{0}': the range of the key '{1}' of '{2}' needs an integer and a minimum that is not above its maximum",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4009.md");

    public static readonly DiagnosticDescriptor BadDefault = new(
        "TDAO4010", "Stated default does not fit the key",
        "Type '{0}': the stated default '{1}' of the key '{2}' of '{3}' is {4}",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4010.md");

    public static readonly DiagnosticDescriptor CannotSetKey = new(
        "TDAO4011", "Key cannot be set",
        "Type '{0}': the property '{1}' is declared as a key and has no public init or set accessor. Add one.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4011.md");

    public static readonly DiagnosticDescriptor ImplementedTwice = new(
        "TDAO4012", "Two implementations of one type",
        "The {0} '{1}' is implemented by both {2} and {3}. Remove the reference to one of the two.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4012.md");

    public static readonly DiagnosticDescriptor ContractsMissing = new(
        "TDAO4013", "The contracts are not referenced",
        "No referenced assembly declares the keys of the catalog language. Add the package that brings them: TypedDao.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO4013.md");
}
