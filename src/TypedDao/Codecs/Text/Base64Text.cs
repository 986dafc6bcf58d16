using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace TypedDao.Codecs.Text;

/// <summary>Bytes as base64 (RFC 4648), with padding.</summary>
internal static class Base64Text
{
    /// <summary>Reads bytes into an array of their own.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, [NotNullWhen(true)] out byte[]? value)
    {
        value = null;
        if (!Base64.IsValid(text, out int length))
        {
            return false;
        }

        value = length == 0 ? [] : GC.AllocateUninitializedArray<byte>(length);
        return Base64.DecodeFromUtf8(text, value, out _, out _) is OperationStatus.Done;
    }
}
