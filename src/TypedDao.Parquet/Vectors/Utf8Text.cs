using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text.Unicode;

namespace TypedDao.Parquet.Vectors;

/// <summary>Text of UTF-8.</summary>
internal static class Utf8Text
{
    // Texts up to this length are decoded in one pass.
    private const int ShortLength = 256;

    /// <summary>Decodes it; null where it is no UTF-8.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > ShortLength)
        {
            return Utf8.IsValid(bytes) ? System.Text.Encoding.UTF8.GetString(bytes) : null;
        }

        Span<char> chars = stackalloc char[ShortLength];
        return Utf8.ToUtf16(bytes, chars, out _, out int length, replaceInvalidSequences: false) == OperationStatus.Done
            ? new string(chars[..length])
            : null;
    }

    /// <summary>Whether bytes are those of a text.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="text">The text.</param>
    public static bool Equals(ReadOnlySpan<byte> bytes, string text)
    {
        Span<byte> encoded = stackalloc byte[256];
        return text.Length <= bytes.Length
            && (Utf8.FromUtf16(text, encoded, out _, out int written) == OperationStatus.Done
                ? encoded[..written].SequenceEqual(bytes)
                : System.Text.Encoding.UTF8.GetBytes(text).AsSpan().SequenceEqual(bytes));
    }

    /// <summary>Decodes bytes of which all are ASCII.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string OfAscii(ReadOnlySpan<byte> bytes) => string.Create(bytes.Length, bytes, static (chars, source) => Widen(source, chars));

    // The last vector overlaps the one before it.
    private static void Widen(ReadOnlySpan<byte> bytes, Span<char> chars)
    {
        ref byte from = ref MemoryMarshal.GetReference(bytes);
        ref ushort to = ref MemoryMarshal.GetReference(MemoryMarshal.Cast<char, ushort>(chars));
        nuint length = (nuint)bytes.Length;
        nuint width = (nuint)Vector128<byte>.Count;
        if (length < width)
        {
            for (int i = 0; i < bytes.Length; i++)
            {
                chars[i] = (char)bytes[i];
            }

            return;
        }

        nuint last = length - width;
        for (nuint i = 0; i < last; i += width)
        {
            WidenVector(ref from, ref to, i);
        }

        WidenVector(ref from, ref to, last);
    }

    private static void WidenVector(ref byte from, ref ushort to, nuint offset)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref from, offset));
        lower.StoreUnsafe(ref to, offset);
        upper.StoreUnsafe(ref to, offset + (nuint)Vector128<ushort>.Count);
    }
}
