using System.Buffers.Binary;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Compresses to Zstandard (RFC 8878): one frame with its content size and without a checksum, which Parquet has for itself. Its tables are
/// used again, so one thread at a time may use it.
/// </summary>
/// <remarks>
/// Levels: 1 takes the first match of a small hash table; 2 has a larger table; 3 looks into two tables, for long and
/// short matches; 4 has larger ones. Levels below 1 are taken as 1, those above 4 as 4.
/// </remarks>
internal sealed class ZstandardEncoder : IDisposable
{
    /// <summary>The level where nobody chooses.</summary>
    public const int DefaultLevel = 3;

    /// <summary>The level that tries hardest.</summary>
    public const int MaxLevel = 4;

    private const int MaxHeaderLength = 14;
    private const int Slop = LiteralsEncoder.MaxOverhead + SequencesEncoder.Slop;
    private const byte SingleSegment = 1 << 5;
    private const int SizeFlagShift = 6;

    // 2 to the power of 10 + 13: matches of longer contents do not reach further.
    private const byte WindowDescriptor = 13 << 3;

    private readonly MatchFinder _matches;
    private readonly SequenceBuffer _buffer = new();
    private readonly LiteralsEncoder _literals = new();
    private readonly SequencesEncoder _sequences = new();

    /// <summary>Makes an encoder.</summary>
    /// <param name="level">How hard it tries, see the remarks.</param>
    public ZstandardEncoder(int level)
    {
        _matches = level switch
        {
            <= 1 => new FastMatchFinder(log: 14, hashed: 6),
            2 => new FastMatchFinder(log: 16, hashed: 6),
            3 => new DoubleMatchFinder(longLog: 17, shortLog: 16, hashed: 5),
            _ => new DoubleMatchFinder(longLog: 18, shortLog: 18, hashed: 5),
        };
    }

    /// <summary>The room that <see cref="Compress"/> needs.</summary>
    /// <param name="length">The bytes of the source; not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">So many bytes fit into no array.</exception>
    public static int MaxCompressedLength(int length)
    {
        long blocks = Math.Max(1, ((long)length + FrameHeader.MaxBlockSize - 1) / FrameHeader.MaxBlockSize);
        long maximum = length + (blocks * BlockHeader.Length) + MaxHeaderLength + Slop;
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximum, Array.MaxLength, nameof(length));
        return (int)maximum;
    }

    /// <summary>Compresses.</summary>
    /// <param name="source">The content.</param>
    /// <param name="destination">Where the frame goes; at least <see cref="MaxCompressedLength"/> bytes, all of which may be overwritten.</param>
    /// <returns>The bytes of the frame.</returns>
    /// <exception cref="ArgumentException">The destination is too short.</exception>
    public int Compress(ReadOnlySpan<byte> source, Span<byte> destination)
    {
        if (destination.Length < MaxCompressedLength(source.Length))
        {
            throw new ArgumentException($"The destination has {destination.Length} bytes, and {MaxCompressedLength(source.Length)} are needed.", nameof(destination));
        }

        _matches.Begin(source.Length);
        int position = WriteHeader(source.Length, destination);
        int start = 0;
        do
        {
            int end = (int)Math.Min((long)start + FrameHeader.MaxBlockSize, source.Length);
            position += WriteBlock(source, start, end, destination[position..]);
            start = end;
        }
        while (start < source.Length);

        return position;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _buffer.Dispose();
        _sequences.Dispose();
    }

    // Section 3.1.1.1: the content is the window, as long as matches reach that far.
    private static int WriteHeader(int length, Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, FrameHeader.Magic);
        int flag = length < 256 ? 0 : length < 65536 + 256 ? 1 : 2;
        int position = sizeof(uint);
        if (length <= MatchFinder.MaxDistance)
        {
            destination[position++] = (byte)((flag << SizeFlagShift) | SingleSegment);
        }
        else
        {
            destination[position++] = (byte)(flag << SizeFlagShift);
            destination[position++] = WindowDescriptor;
        }

        switch (flag)
        {
            case 0:
                destination[position] = (byte)length;
                return position + 1;
            case 1:
                BinaryPrimitives.WriteUInt16LittleEndian(destination[position..], (ushort)(length - 256));
                return position + sizeof(ushort);
            default:
                BinaryPrimitives.WriteUInt32LittleEndian(destination[position..], (uint)length);
                return position + sizeof(uint);
        }
    }

    private int WriteBlock(ReadOnlySpan<byte> source, int start, int end, Span<byte> destination)
    {
        ReadOnlySpan<byte> block = source[start..end];
        bool isLast = end == source.Length;
        Span<byte> content = destination[BlockHeader.Length..];
        if (block.Length > 1 && block.IndexOfAnyExcept(block[0]) < 0)
        {
            new BlockHeader(isLast, BlockType.Rle, block.Length).Write(destination);
            content[0] = block[0];
            return BlockHeader.Length + 1;
        }

        (int First, int Second) repeats = _matches.Repeats;
        _buffer.Clear();
        _matches.Find(source, start, end, _buffer);
        int maximum = block.Length - 1;
        int length = _literals.Write(_buffer.Literals, content);

        // The section of sequences takes a byte at least.
        length = length < maximum ? length + _sequences.Write(_buffer.Sequences, content[length..], maximum - length) : block.Length;
        BlockType type = BlockType.Compressed;
        if (length > maximum)
        {
            // Decoders do not see the offsets of what is not written.
            _matches.Repeats = repeats;
            type = BlockType.Raw;
            length = block.Length;
            block.CopyTo(content);
        }

        new BlockHeader(isLast, type, length).Write(destination);
        return BlockHeader.Length + length;
    }
}
