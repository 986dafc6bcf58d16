using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Codecs.Text;

/// <summary>
/// Copies strings that need no care to UTF-8: ASCII without control characters and without two characters that mean
/// something in the format. Checking and copying are one pass.
/// </summary>
internal static class PlainText
{
    /// <summary>Copies a string if it is plain; as many bytes as it has units, and 16 more, are at hand.</summary>
    /// <param name="text">The string.</param>
    /// <param name="destination">Takes the bytes; what is written where the result is false means nothing.</param>
    /// <param name="first">A character that is not plain.</param>
    /// <param name="second">Another one.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWrite(string text, ref byte destination, char first, char second)
    {
        ref ushort chars = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        int length = text.Length;
        return length < 8 ? TryWriteShort(ref chars, length, ref destination, first, second) : TryWriteLong(ref chars, length, ref destination, first, second);
    }

    private static bool TryWriteLong(ref ushort chars, int length, ref byte destination, char first, char second)
    {
        Vector128<ushort> odd = default;
        Vector128<ushort> firsts = Vector128.Create((ushort)first);
        Vector128<ushort> seconds = Vector128.Create((ushort)second);
        int at = 0;
        for (; at <= length - 16; at += 16)
        {
            Vector128<ushort> low = Vector128.LoadUnsafe(ref chars, (nuint)at);
            Vector128<ushort> high = Vector128.LoadUnsafe(ref chars, (nuint)(at + 8));
            odd |= Odd(low, firsts, seconds) | Odd(high, firsts, seconds);
            Vector128.Narrow(low, high).StoreUnsafe(ref destination, (nuint)at);
        }

        if (at < length - 8)
        {
            Copy(ref chars, ref destination, at, ref odd, firsts, seconds);
        }

        Copy(ref chars, ref destination, length - 8, ref odd, firsts, seconds);
        return odd == default;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Copy(ref ushort chars, ref byte destination, int at, ref Vector128<ushort> odd, Vector128<ushort> firsts, Vector128<ushort> seconds)
    {
        Vector128<ushort> eight = Vector128.LoadUnsafe(ref chars, (nuint)at);
        odd |= Odd(eight, firsts, seconds);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, at), Vector128.Narrow(eight, eight).AsUInt64()[0]);
    }

    // Below the space or above ASCII, with one comparison, or one of the two.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<ushort> Odd(Vector128<ushort> chars, Vector128<ushort> firsts, Vector128<ushort> seconds)
        => Vector128.GreaterThan(chars - Vector128.Create((ushort)' '), Vector128.Create((ushort)0x5F))
            | Vector128.Equals(chars, firsts)
            | Vector128.Equals(chars, seconds);

    // Two overlapping loads make one vector of eight units, all of them of the text.
    private static bool TryWriteShort(ref ushort chars, int length, ref byte destination, char first, char second)
    {
        if (length < 2)
        {
            uint value = length == 0 ? ' ' : chars;
            destination = (byte)value;
            return value - ' ' <= 0x5F & value != first & value != second;
        }

        if (length < 4)
        {
            uint head = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<ushort, byte>(ref chars));
            uint tail = Unsafe.ReadUnaligned<uint>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref chars, length - 2)));
            Vector128<ushort> pairs = Vector128.Create(head, tail, head, tail).AsUInt16();
            Vector128<ushort> narrowed = Vector128.Narrow(pairs, pairs).AsUInt16();
            Unsafe.WriteUnaligned(ref destination, narrowed[0]);
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, length - 2), narrowed[1]);
            return Odd(pairs, Vector128.Create((ushort)first), Vector128.Create((ushort)second)) == default;
        }

        Vector128<ushort> fours = Vector128.Create(
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref chars)),
            Unsafe.ReadUnaligned<ulong>(ref Unsafe.As<ushort, byte>(ref Unsafe.Add(ref chars, length - 4)))).AsUInt16();
        Vector128<uint> bytes = Vector128.Narrow(fours, fours).AsUInt32();
        Unsafe.WriteUnaligned(ref destination, bytes[0]);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref destination, length - 4), bytes[1]);
        return Odd(fours, Vector128.Create((ushort)first), Vector128.Create((ushort)second)) == default;
    }
}
