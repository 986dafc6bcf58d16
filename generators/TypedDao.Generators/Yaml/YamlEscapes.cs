namespace TypedDao.Generators.Yaml;

/// <summary>The escapes of a double-quoted text.</summary>
internal static class YamlEscapes
{
    private const string Known = "0abt\tnvfre \"/\\N_LP\n\r";

    /// <summary>The first escape after an opening quote that YAML does not have or that lacks digits; -1 if there is none.</summary>
    public static int FindInvalid(string text, int quote)
    {
        for (var i = quote + 1; i < text.Length && text[i] != '"'; i++)
        {
            if (text[i] != '\\')
            {
                continue;
            }

            if (i + 1 == text.Length || !IsValid(text, i + 1))
            {
                return i;
            }

            i++;
        }

        return -1;
    }

    private static bool IsValid(string text, int i)
    {
        var digits = text[i] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits == 0)
        {
            return Known.Contains(text[i]);
        }

        if (i + digits >= text.Length)
        {
            return false;
        }

        var value = 0L;
        for (var digit = i + 1; digit <= i + digits; digit++)
        {
            if (!Uri.IsHexDigit(text[digit]))
            {
                return false;
            }

            value = (value * 16) + Uri.FromHex(text[digit]);
        }

        return value is <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF);
    }
}
