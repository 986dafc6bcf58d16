using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>A sequence (RFC 8878, section 3.1.1.4).</summary>
/// <param name="LiteralLength">How many literals come first.</param>
/// <param name="MatchLength">The bytes of the match after them.</param>
/// <param name="OffsetValue">The offset of the match plus 3, or 1 to 3 for a repeated one (section 3.1.1.5).</param>
internal readonly record struct Sequence(int LiteralLength, int MatchLength, int OffsetValue);

/// <summary>The sequences and literals of a block, as they are found.</summary>
internal sealed class SequenceBuffer : IDisposable
{
    /// <summary>The least length of a match that is found.</summary>
    public const int MinMatch = 4;

    private const int MaxSequences = FrameHeader.MaxBlockSize / MinMatch;

    private readonly Sequence[] _sequences = ArrayPool<Sequence>.Shared.Rent(MaxSequences);
    private readonly byte[] _literals = ArrayPool<byte>.Shared.Rent(FrameHeader.MaxBlockSize + SequenceCopy.Slop);
    private int _count;
    private int _literalCount;
    private bool _disposed;

    /// <summary>The sequences.</summary>
    public ReadOnlySpan<Sequence> Sequences => _sequences.AsSpan(0, _count);

    /// <summary>The literals of all sequences, and those after the last one.</summary>
    public ReadOnlySpan<byte> Literals => _literals.AsSpan(0, _literalCount);

    /// <summary>Begins a block.</summary>
    public void Clear()
    {
        _count = 0;
        _literalCount = 0;
    }

    /// <summary>Adds a sequence.</summary>
    /// <param name="source">Where the literals are from.</param>
    /// <param name="start">The first literal.</param>
    /// <param name="literals">How many literals there are.</param>
    /// <param name="match">The bytes of the match, at least <see cref="MinMatch"/>.</param>
    /// <param name="offsetValue">See <see cref="Sequence"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ReadOnlySpan<byte> source, nint start, nint literals, nint match, int offsetValue)
    {
        if (start + literals + SequenceCopy.Slop <= source.Length)
        {
            // A block has no more literals than bytes, and the buffer is longer by what is overwritten.
            ref byte to = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_literals), _literalCount);
            SequenceCopy.Literals(ref Unsafe.Add(ref MemoryMarshal.GetReference(source), start), ref to, literals);
            _literalCount += (int)literals;
        }
        else
        {
            AddLiterals(source.Slice((int)start, (int)literals));
        }

        _sequences[_count++] = new Sequence((int)literals, (int)match, offsetValue);
    }

    /// <summary>Adds literals after the last sequence.</summary>
    /// <param name="literals">The literals.</param>
    public void AddLiterals(ReadOnlySpan<byte> literals)
    {
        literals.CopyTo(_literals.AsSpan(_literalCount));
        _literalCount += literals.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            ArrayPool<Sequence>.Shared.Return(_sequences);
            ArrayPool<byte>.Shared.Return(_literals);
        }
    }
}
