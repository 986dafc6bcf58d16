namespace TypedDao.Codecs.Text;

/// <summary>The grammar of numbers in JSON (RFC 8259).</summary>
internal static class JsonNumbers
{
    /// <summary>Whether the text is a number and nothing else.</summary>
    public static bool IsNumber(ReadOnlySpan<byte> text)
    {
        int at = text.Length > 0 && text[0] == '-' ? 1 : 0;
        int whole = CountDigits(text[at..]);
        if (whole == 0 || (whole > 1 && text[at] == '0'))
        {
            return false;
        }

        at += whole;
        if (at < text.Length && text[at] == '.')
        {
            int fraction = CountDigits(text[(at + 1)..]);
            if (fraction == 0)
            {
                return false;
            }

            at += 1 + fraction;
        }

        if (at < text.Length && (text[at] | 0x20) == 'e')
        {
            at++;
            if (at < text.Length && text[at] is (byte)'+' or (byte)'-')
            {
                at++;
            }

            int exponent = CountDigits(text[at..]);
            if (exponent == 0)
            {
                return false;
            }

            at += exponent;
        }

        return at == text.Length;
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        return end < 0 ? text.Length : end;
    }
}
