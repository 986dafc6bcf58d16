using System.Text;

namespace TypedDao.Generators.Emit;

/// <summary>Texts of the YAML as content of XML documentation: one line, well-formed whatever they hold.</summary>
internal static class XmlText
{
    /// <summary>Text as a sentence: trimmed, on one line, escaped.</summary>
    public static string Sentence(string text)
    {
        var line = Escape(text).Trim();
        return line.Length == 0 || ".!?…:".IndexOf(line[line.Length - 1]) >= 0 ? line : line + ".";
    }

    /// <summary>Text as code.</summary>
    public static string Code(string text) => $"<c>{Escape(text)}</c>";

    public static string Escape(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                escaped.Append(c).Append(text[++i]);
                continue;
            }

            switch (c)
            {
                case '&':
                    escaped.Append("&amp;");
                    break;
                case '<':
                    escaped.Append("&lt;");
                    break;
                case '>':
                    escaped.Append("&gt;");
                    break;
                case '\r' or '\n' or '\t' or '\u0085' or '\u2028' or '\u2029':
                    AppendSpace(escaped);
                    break;
                case < ' ' or '\uFFFE' or '\uFFFF' or (>= '\uD800' and <= '\uDFFF'):
                    escaped.Append('\uFFFD');
                    break;
                default:
                    escaped.Append(c);
                    break;
            }
        }

        return escaped.ToString();
    }

    /// <summary>Whether nothing needs an escape: so it is with nearly all texts.</summary>
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c is < ' ' or > '~' or '&' or '<' or '>')
            {
                return false;
            }
        }

        return true;
    }

    private static void AppendSpace(StringBuilder text)
    {
        if (text.Length > 0 && text[text.Length - 1] != ' ')
        {
            text.Append(' ');
        }
    }
}
