using System.Numerics;
using System.Runtime.CompilerServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Finds matches with hash tables of positions. The tables are used again without being cleared: positions of earlier frames are less
/// than <see cref="Bias"/>, which every frame raises.
/// </summary>
internal abstract class MatchFinder
{
    /// <summary>How far back matches reach: what every decoder has to support is this (RFC 8878, section 3.1.1.1.2).</summary>
    public const int MaxDistance = 8 * 1024 * 1024;

    /// <summary>Bytes that are loaded at a position: none of the last ones of a block begins a match.</summary>
    protected const int LoadLength = sizeof(ulong);

    /// <summary>The value of a repeated offset, with literals before it; the second one where there are none.</summary>
    protected const int RepeatValue = 1;

    /// <summary>What is added to an offset that is not repeated.</summary>
    protected const int OffsetBase = 3;

    private const ulong Multiplier = 0x9E3779B185EBCA87;
    private const int FirstRepeat = 1;
    private const int SecondRepeat = 4;
    private const int MaxBias = int.MaxValue / 2;

    private int _length;

    /// <summary>The offset that was used last, and the one before it.</summary>
    public (int First, int Second) Repeats { get; set; }

    /// <summary>What is added to positions of this frame in tables; an empty place is 0.</summary>
    protected int Bias { get; private set; } = 1;

    /// <summary>Begins a frame.</summary>
    /// <param name="length">The bytes of its content.</param>
    public void Begin(int length)
    {
        Repeats = (FirstRepeat, SecondRepeat);
        Bias += _length;
        _length = length;
        if (Bias > MaxBias - length)
        {
            ClearTables();
            Bias = 1;
        }
    }

    /// <summary>Finds the sequences of a block.</summary>
    /// <param name="content">The content of the frame.</param>
    /// <param name="start">Where the block begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="sequences">Where the sequences go.</param>
    public abstract void Find(ReadOnlySpan<byte> content, int start, int end, SequenceBuffer sequences);

    /// <summary>Empties the tables.</summary>
    protected abstract void ClearTables();

    /// <summary>The 8 bytes at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static ulong Load(ref byte content, nint position) => Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref content, position));

    /// <summary>The 4 bytes at a position.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static uint LoadShort(ref byte content, nint position) => Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref content, position));

    /// <summary>The place of bytes in a table.</summary>
    /// <param name="word">8 bytes.</param>
    /// <param name="unused">How many bits of the last of them do not count.</param>
    /// <param name="shift">64 less the logarithm of the table's length.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nint Hash(ulong word, int unused, int shift) => (nint)(((word << unused) * Multiplier) >> shift);

    /// <summary>How many bytes are the same at two positions.</summary>
    /// <param name="content">The content.</param>
    /// <param name="position">The later position.</param>
    /// <param name="candidate">The earlier one.</param>
    /// <param name="end">Where the later bytes end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nint CountSame(ref byte content, nint position, nint candidate, nint end)
    {
        nint same = 0;
        for (; position + same + LoadLength <= end; same += LoadLength)
        {
            ulong difference = Load(ref content, position + same) ^ Load(ref content, candidate + same);
            if (difference != 0)
            {
                return same + (BitOperations.TrailingZeroCount(difference) >> 3);
            }
        }

        while (position + same < end && Unsafe.Add(ref content, position + same) == Unsafe.Add(ref content, candidate + same))
        {
            same++;
        }

        return same;
    }

    /// <summary>How many bytes before two positions are the same.</summary>
    /// <param name="content">The content.</param>
    /// <param name="position">The later position.</param>
    /// <param name="candidate">The earlier one.</param>
    /// <param name="start">Where the later bytes begin.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected static nint CountSameBefore(ref byte content, nint position, nint candidate, nint start)
    {
        nint same = 0;
        while (position - same > start && candidate - same > 0
            && Unsafe.Add(ref content, position - same - 1) == Unsafe.Add(ref content, candidate - same - 1))
        {
            same++;
        }

        return same;
    }
}
