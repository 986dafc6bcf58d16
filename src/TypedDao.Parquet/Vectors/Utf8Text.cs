using System.Text.Unicode;

namespace TypedDao.Parquet.Vectors;

/// <summary>Text of UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>Decodes it; null where it is no UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes)
        => Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    /// <summary>Whether bytes are those of a text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="text">The text.</param>
    public static bool Equals(ReadOnlySpan<byte> bytes, string text)
    {
        Span<byte> encoded = stackalloc byte[256];
        return text.Length <= bytes.Length
            && (Utf8.FromUtf16(text, encoded, out _, out int written) == System.Buffers.OperationStatus.Done
                ? encoded[..written].SequenceEqual(bytes)
                : System.Text.Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes));
    }
}
