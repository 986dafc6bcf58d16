using System.Globalization;
using System.Text;

namespace TypedDao.Cli.Commands;

/// <summary>Text as a YAML scalar: plain where that is safe in block and flow style, otherwise quoted.</summary>
internal static class YamlText
{
    public static string Scalar(string text)
    {
        bool isPlain = text.Length > 0
            && (char.IsAsciiLetterOrDigit(text[0]) || text[0] is '_' or '/')
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/' or '(' or ')' or '<' or '>' or '?')
            && text is not ("null" or "true" or "false" or "yes" or "no" or "on" or "off");
        if (isPlain)
        {
            return text;
        }

        var quoted = new StringBuilder("\"");
        foreach (char c in text)
        {
            _ = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                _ when char.IsControl(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
