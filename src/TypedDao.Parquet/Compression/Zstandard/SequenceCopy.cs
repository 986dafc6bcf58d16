using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Copies the literals and the match of a sequence.</summary>
internal static class SequenceCopy
{
    /// <summary>Bytes after a sequence that <see cref="Literals"/> and <see cref="Match"/> read and overwrite.</summary>
    public const int Slop = 32;

    private const int Step = 16;
    private const int WideStep = 32;

    /// <summary>Copies literals; reads and overwrites up to <see cref="Slop"/> bytes after them.</summary>
    /// <param name="from">The first literal.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="length">How many there are.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Literals(ref byte from, ref byte to, nint length)
    {
        Vector256.LoadUnsafe(ref from).StoreUnsafe(ref to);
        for (nint i = WideStep; i < length; i += WideStep)
        {
            Vector256.LoadUnsafe(ref Unsafe.Add(ref from, i)).StoreUnsafe(ref Unsafe.Add(ref to, i));
        }
    }

    /// <summary>Copies a match; overwrites up to <see cref="Slop"/> bytes after it.</summary>
    /// <param name="to">Where it goes.</param>
    /// <param name="offset">How far back it begins; at least 1.</param>
    /// <param name="length">Its length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Match(ref byte to, nint offset, nint length)
    {
        ref byte from = ref Unsafe.Subtract(ref to, offset);
        if (offset < Step)
        {
            Repeat(ref from, ref to, offset, length);
            return;
        }

        Vector128.LoadUnsafe(ref from).StoreUnsafe(ref to);
        Vector128.LoadUnsafe(ref from, Step).StoreUnsafe(ref to, Step);
        for (nint i = WideStep; i < length; i += Step)
        {
            Vector128.LoadUnsafe(ref Unsafe.Add(ref from, i)).StoreUnsafe(ref Unsafe.Add(ref to, i));
        }
    }

    /// <summary>Copies literals and a match, and touches nothing else.</summary>
    /// <param name="literals">The literals.</param>
    /// <param name="content">Where the frame's content goes.</param>
    /// <param name="written">How much of it is there.</param>
    /// <param name="offset">How far back the match begins; at most as much as is there with the literals.</param>
    /// <param name="match">Its length.</param>
    /// <exception cref="ParquetFormatException">There is not enough room.</exception>
    public static void Exact(ReadOnlySpan<byte> literals, Span<byte> content, int written, int offset, int match)
    {
        if (literals.Length + match > content.Length - written)
        {
            throw ZstandardErrors.TooLong(content.Length);
        }

        literals.CopyTo(content[written..]);
        WideCopy.Exact(content, written + literals.Length, offset, match);
    }

    // The match overlaps itself within 16 bytes: the period is spread over 16 bytes, which are written again and again.
    private static void Repeat(ref byte from, ref byte to, nint offset, nint length)
    {
        Vector128<byte> bytes = WideCopy.Pattern(ref from, (nuint)offset);
        nint step = (nint)WideCopy.StepOf((nuint)offset);
        for (nint i = 0; i < length; i += step)
        {
            bytes.StoreUnsafe(ref Unsafe.Add(ref to, i));
        }
    }
}
