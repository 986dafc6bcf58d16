using System.Text;

namespace TypedDao.Codecs.Text;

/// <summary>Truth values in CSV: <c>true</c> and <c>false</c> in any case.</summary>
internal static class Booleans
{
    /// <summary>Reads a truth value.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out bool value)
    {
        value = Ascii.EqualsIgnoreCase(text, "true"u8);
        return value || Ascii.EqualsIgnoreCase(text, "false"u8);
    }
}
