using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedDao.Generators.Emit;

/// <summary>Texts as C# source: identifiers and literals that mean exactly what they are given.</summary>
internal static class CSharpText
{
    /// <summary>An identifier, escaped where the language uses the word, also where it does so only in some places.</summary>
    public static string Identifier(string name) =>
        name[0] is >= 'A' and <= 'Z' ? name
        : SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None || IsNewerKeyword(name)
            ? "@" + name
            : name;

    /// <summary>The identifier of a type where it is declared: escaped also where the compiler warns that it may become a keyword.</summary>
    public static string TypeIdentifier(string name) => name.All(static c => c is >= 'a' and <= 'z') ? "@" + name : Identifier(name);

    /// <summary>A dotted name, each part an identifier.</summary>
    public static string DottedName(string name) =>
        name.Contains('.') ? string.Join(".", name.Split('.').Select(Identifier)) : Identifier(name);

    /// <summary>A name as an argument: with a small first letter.</summary>
    public static string ArgumentIdentifier(string name) => Identifier(ArgumentName(name));

    public static string ArgumentName(string name) => char.ToLowerInvariant(name[0]) + name.Substring(1);

    public static string Literal(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        if (IsPlain(text))
        {
            return "\"" + text + "\"";
        }

        var literal = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                literal.Append(text[i]).Append(text[++i]);
            }
            else
            {
                Append(literal, text[i], '"');
            }
        }

        return literal.Append('"').ToString();
    }

    public static string Literal(char character)
    {
        var literal = new StringBuilder(4).Append('\'');
        Append(literal, character, '\'');
        return literal.Append('\'').ToString();
    }

    public static string Literal(bool value) => value ? "true" : "false";

    /// <summary>Whether all characters stand in a literal as they are: so it is with nearly all texts.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '"' or '\\')
            {
                return false;
            }
        }

        return true;
    }

    private static void Append(StringBuilder literal, char character, char quote)
    {
        switch (character)
        {
            case '\\':
                literal.Append(@"\\");
                break;
            case '\n':
                literal.Append(@"\n");
                break;
            case '\r':
                literal.Append(@"\r");
                break;
            case '\t':
                literal.Append(@"\t");
                break;
            case var c when c == quote:
                literal.Append('\\').Append(quote);
                break;
            case var c when IsShownAsItIs(c):
                literal.Append(c);
                break;
            default:
                literal.Append(@"\u").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture));
                break;
        }
    }

    /// <summary>Controls, line separators, lone surrogates and the invisible marks that reorder text are written as escapes.</summary>
    private static bool IsShownAsItIs(char character) =>
        character is >= ' ' and <= '~'
        || (character > '~' && char.GetUnicodeCategory(character) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse));

    /// <summary>Words of language versions after the one that this assembly is compiled against.</summary>
    private static bool IsNewerKeyword(string name) => name is "extension" or "field" or "allows" or "scoped" or "file" or "required";
}
