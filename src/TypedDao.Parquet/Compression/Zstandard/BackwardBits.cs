using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// A stream of bits that is read from its end (RFC 8878, section 4.1): words are loaded so that the next bit is their highest.
/// A position counts the bits that are left, and the bytes before the stream, at least 8, are readable: a frame's headers
/// stand there. So a word can be loaded at every position that is not negative; what it has below the stream's first bit is no data.
/// </summary>
internal readonly ref struct BackwardBits
{
    /// <summary>A loaded word holds at least this many bits that are next.</summary>
    public const int WordBits = 56;

    /// <summary>Bytes that are readable before every stream.</summary>
    public const int Before = sizeof(ulong);

    private readonly ref byte _origin;

    /// <summary>Opens a stream.</summary>
    /// <param name="source">Bytes that hold it.</param>
    /// <param name="start">Where it begins, at least <see cref="Before"/>.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="bits">How many bits it has.</param>
    public BackwardBits(ReadOnlySpan<byte> source, int start, int end, out nint bits)
        : this(source, start)
        => bits = Count(source, start, end);

    /// <summary>Opens a stream whose bits have been counted.</summary>
    /// <param name="source">Bytes that hold it.</param>
    /// <param name="start">Where it begins, at least <see cref="Before"/>.</param>
    public BackwardBits(ReadOnlySpan<byte> source, int start)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(start, Before);
        _origin = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), start - Before);
    }

    /// <summary>How many bits a stream has: those below the highest bit of its last byte that is set.</summary>
    /// <param name="source">Bytes that hold it.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>The bits; negative where the stream has no mark of its end.</returns>
    public static nint Count(ReadOnlySpan<byte> source, int start, int end)
    {
        int last = end > start ? source[end - 1] : 0;
        return last == 0 ? -1 : ((nint)(end - start - 1) * 8) + BitOperations.Log2((uint)last);
    }

    /// <summary>The bits below a position, at least <see cref="WordBits"/> of them.</summary>
    /// <param name="position">The bits that are left; not negative, and at most as many as the stream has.</param>
    /// <param name="below">How many bits of the word are next or come after these; what is above has been read.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Load(nint position, out uint below)
    {
        below = WordBits + ((uint)position & 7);
        return Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref _origin, (position >> 3) + 1));
    }

    /// <summary>The bits below a position, the next one highest; at least <see cref="WordBits"/> of them.</summary>
    /// <param name="position">The bits that are left; not negative, and at most as many as the stream has.</param>
    public ulong Load(nint position)
    {
        ulong word = Load(position, out uint below);
        return word << (int)(64 - below);
    }

    /// <summary>The highest bits of a word as a number.</summary>
    /// <param name="word">The word.</param>
    /// <param name="count">How many bits, 0 to 63.</param>
    public static ulong Top(ulong word, int count) => (word >> 1) >> (63 - count);

    /// <summary>Takes the next bits of a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="below">How many bits are left below; at least <paramref name="count"/>, and at most 63.</param>
    /// <param name="count">How many bits are taken.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static nint Take(ulong word, ref uint below, uint count)
    {
        below -= count;
        return (nint)(Bmi2.X64.IsSupported
            ? Bmi2.X64.ZeroHighBits(word >> (int)below, count)
            : (word >> (int)below) & ((1UL << (int)count) - 1));
    }
}
