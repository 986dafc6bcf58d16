using System.Text.Unicode;

namespace TypedDao.Parquet.Vectors;

/// <summary>Text of UTF-8.</summary>
internal static class Utf8Text
{
    /// <summary>Decodes it; null where it is no UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes)
        => Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : null;
}
