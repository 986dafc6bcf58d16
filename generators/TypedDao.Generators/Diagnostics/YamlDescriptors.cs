using Microsoft.CodeAnalysis;
using TypedDao.Generators.Yaml;
using static TypedDao.Generators.Diagnostics.Help;

namespace TypedDao.Generators.Diagnostics;

/// <summary>What is wrong with the text as YAML. The reader writes these messages: it knows what stands there.</summary>
internal static class YamlDescriptors
{
    public static readonly DiagnosticDescriptor Syntax = new("TDAO1001", "Malformed YAML", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1001.md");
    public static readonly DiagnosticDescriptor Tab = new("TDAO1002", "Tab in YAML", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1002.md");
    public static readonly DiagnosticDescriptor InvalidCharacter = new("TDAO1003", "Forbidden character", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1003.md");
    public static readonly DiagnosticDescriptor DuplicateKey = new("TDAO1004", "Duplicate key", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1004.md");
    public static readonly DiagnosticDescriptor InvalidKey = new("TDAO1005", "Key is no text", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1005.md");
    public static readonly DiagnosticDescriptor SecondDocument = new("TDAO1006", "Second YAML document", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1006.md");
    public static readonly DiagnosticDescriptor UnknownAlias = new("TDAO1007", "Unknown alias", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1007.md");
    public static readonly DiagnosticDescriptor InvalidMerge = new("TDAO1008", "Merge key without a mapping", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1008.md");
    public static readonly DiagnosticDescriptor Tag = new("TDAO1009", "YAML tag", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1009.md");
    public static readonly DiagnosticDescriptor UnquotedComma = new("TDAO1010", "Unquoted comma in flow style", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1010.md");
    public static readonly DiagnosticDescriptor TooLarge = new("TDAO1011", "YAML too deep or too large", "{0}", Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1011.md");

    public static readonly DiagnosticDescriptor Unreadable = new(
        "TDAO1012", "Catalog file cannot be read", "The catalog file '{0}' cannot be read as text. Save it as UTF-8.",
        Category, DiagnosticSeverity.Error, true, helpLinkUri: Pages + "TDAO1012.md");

    public static DiagnosticDescriptor Of(YamlProblemKind kind) => kind switch
    {
        YamlProblemKind.Tab => Tab,
        YamlProblemKind.InvalidCharacter => InvalidCharacter,
        YamlProblemKind.DuplicateKey => DuplicateKey,
        YamlProblemKind.InvalidKey => InvalidKey,
        YamlProblemKind.SecondDocument => SecondDocument,
        YamlProblemKind.UnknownAlias => UnknownAlias,
        YamlProblemKind.InvalidMerge => InvalidMerge,
        YamlProblemKind.Tag => Tag,
        YamlProblemKind.UnquotedComma => UnquotedComma,
        YamlProblemKind.TooLarge => TooLarge,
        _ => Syntax,
    };
}
