using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace TypedDao.Codecs.Text;

/// <summary>Strings from UTF-8.</summary>
internal static class Utf8Strings
{
    /// <summary>Makes a string.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="isAscii">Whether it is known to be ASCII.</param>
    public static string Create(ref byte text, int length, bool isAscii)
    {
        if (length <= 0)
        {
            return string.Empty;
        }

        return isAscii ? CreateAscii(ref text, length) : Encoding.UTF8.GetString(MemoryMarshal.CreateReadOnlySpan(ref text, length));
    }

    // The string is filled before anybody else sees it, as string.Create would do through a delegate.
    private static string CreateAscii(ref byte text, int length)
    {
        string value = new('\0', length);
        ref ushort chars = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(value.AsSpan()));
        if (length >= 16)
        {
            int at = 0;
            do
            {
                Widen(ref text, ref chars, at);
                at += 16;
            }
            while (at <= length - 16);
            Widen(ref text, ref chars, length - 16);
        }
        else if (length >= 8)
        {
            Vector128.WidenLower(Vector128.CreateScalarUnsafe(Digits.Load(ref text, 0)).AsByte()).StoreUnsafe(ref chars);
            Vector128.WidenLower(Vector128.CreateScalarUnsafe(Digits.Load(ref text, length - 8)).AsByte()).StoreUnsafe(ref chars, (nuint)(length - 8));
        }
        else if (length >= 4)
        {
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref chars), WidenFour(ref text, 0));
            Unsafe.WriteUnaligned(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref chars, length - 4)), WidenFour(ref text, length - 4));
        }
        else
        {
            chars = text;
            Unsafe.Add(ref chars, length >> 1) = Unsafe.Add(ref text, length >> 1);
            Unsafe.Add(ref chars, length - 1) = Unsafe.Add(ref text, length - 1);
        }

        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Widen(ref byte text, ref ushort chars, int at)
    {
        (Vector128<ushort> lower, Vector128<ushort> upper) = Vector128.Widen(Vector128.LoadUnsafe(ref text, (nuint)at));
        lower.StoreUnsafe(ref chars, (nuint)at);
        upper.StoreUnsafe(ref chars, (nuint)(at + 8));
    }

    private static ulong WidenFour(ref byte text, int at)
    {
        ulong bytes = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, at));
        bytes = (bytes | (bytes << 16)) & 0x0000FFFF0000FFFF;
        return (bytes | (bytes << 8)) & 0x00FF00FF00FF00FF;
    }
}
