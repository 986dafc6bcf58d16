using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>Writes the sequences section of blocks (RFC 8878, section 3.1.1.3.2).</summary>
internal sealed class SequencesEncoder : IDisposable
{
    /// <summary>Bytes beyond the section that are overwritten at most: tables, or the bits of a sequence.</summary>
    public const int Slop = 4 * FseDistributionWriter.MaxLength;

    private const int DefaultLengthLog = 6;
    private const int DefaultOffsetLog = 5;
    private const int MaxLengthLog = 9;
    private const int MaxOffsetLog = 8;
    private const int MaxCodes = 64;
    private const int TwoBytes = 128;
    private const int ThreeBytesBase = 0x7F00;

    // Lengths from these on have codes that follow from their highest bit.
    private const int LargeLiterals = 64;
    private const int LargeLiteralsCode = 19;
    private const int LargeMatch = 128;
    private const int LargeMatchCode = 36;

    private static readonly byte[] LiteralCodes = Codes(LargeLiterals, SequenceCodes.LiteralBits);
    private static readonly byte[] MatchCodes = Codes(LargeMatch, SequenceCodes.MatchBits);

    private readonly SequenceCoder _literals = new(SequenceCodes.LiteralDefaults, DefaultLengthLog, MaxLengthLog);
    private readonly SequenceCoder _offsets = new(SequenceCodes.OffsetDefaults, DefaultOffsetLog, MaxOffsetLog);
    private readonly SequenceCoder _matches = new(SequenceCodes.MatchDefaults, DefaultLengthLog, MaxLengthLog);
    private readonly int[] _histograms = new int[3 * MaxCodes];
    private readonly SequenceCode[] _codes = ArrayPool<SequenceCode>.Shared.Rent(FrameHeader.MaxBlockSize / SequenceBuffer.MinMatch);
    private bool _disposed;

    /// <summary>Writes a section.</summary>
    /// <param name="sequences">The sequences.</param>
    /// <param name="destination">Where the section goes.</param>
    /// <param name="maximum">The bytes that it may have; the destination is longer by <see cref="Slop"/> or more.</param>
    /// <returns>The bytes of the section; more than <paramref name="maximum"/> where it became too long to be finished.</returns>
    public int Write(ReadOnlySpan<Sequence> sequences, Span<byte> destination, int maximum)
    {
        int position = WriteCount(sequences.Length, destination);
        if (sequences.IsEmpty)
        {
            return position;
        }

        MakeCodes(sequences);
        int modes = position++;
        FseEncodingTable literals = Choose(_literals, 0, sequences.Length, destination, ref position, out SequenceMode literalMode);
        FseEncodingTable offsets = Choose(_offsets, 1, sequences.Length, destination, ref position, out SequenceMode offsetMode);
        FseEncodingTable matches = Choose(_matches, 2, sequences.Length, destination, ref position, out SequenceMode matchMode);
        destination[modes] = (byte)(((int)literalMode << 6) | ((int)offsetMode << 4) | ((int)matchMode << 2));
        return position > maximum
            ? position
            : position + WriteStream(sequences, _codes, literals, offsets, matches, destination[position..], maximum - position);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_disposed)
        {
            _disposed = true;
            ArrayPool<SequenceCode>.Shared.Return(_codes);
        }
    }

    private static int WriteCount(int count, Span<byte> destination)
    {
        if (count < TwoBytes)
        {
            destination[0] = (byte)count;
            return 1;
        }

        if (count < ThreeBytesBase)
        {
            destination[0] = (byte)((count >> 8) + TwoBytes);
            destination[1] = (byte)count;
            return 2;
        }

        destination[0] = byte.MaxValue;
        destination[1] = (byte)(count - ThreeBytesBase);
        destination[2] = (byte)((count - ThreeBytesBase) >> 8);
        return 3;
    }

    // From the last sequence to the first: the decoder reads from the end.
    private static int WriteStream(
        ReadOnlySpan<Sequence> sequences,
        ReadOnlySpan<SequenceCode> codes,
        FseEncodingTable literals,
        FseEncodingTable offsets,
        FseEncodingTable matches,
        Span<byte> destination,
        int maximum)
    {
        var writer = new BitWriter(destination);
        int last = sequences.Length - 1;
        SequenceCode code = codes[last];
        int matchState = matches.Begin(code.Match);
        int offsetState = offsets.Begin(code.Offset);
        int literalState = literals.Begin(code.Literals);
        AddExtras(ref writer, sequences[last], code);
        for (int i = last - 1; i >= 0; i--)
        {
            code = codes[i];
            offsets.Add(ref writer, ref offsetState, code.Offset);
            matches.Add(ref writer, ref matchState, code.Match);
            literals.Add(ref writer, ref literalState, code.Literals);
            writer.Flush();
            AddExtras(ref writer, sequences[i], code);
            if (writer.Position > maximum)
            {
                return (int)writer.Position;
            }
        }

        matches.End(ref writer, matchState);
        offsets.End(ref writer, offsetState);
        literals.End(ref writer, literalState);
        return writer.Close();
    }

    // At most 16 + 16 + 23 bits: no offset is beyond the distance of 8 MiB.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddExtras(ref BitWriter writer, Sequence sequence, SequenceCode code)
    {
        int literalBits = SequenceCodes.LiteralBits[code.Literals];
        int matchBits = SequenceCodes.MatchBits[code.Match];
        writer.Add((ulong)sequence.LiteralLength & ((1UL << literalBits) - 1), literalBits);
        writer.Add((ulong)(sequence.MatchLength - SequenceCodes.MinMatch) & ((1UL << matchBits) - 1), matchBits);
        writer.Add((ulong)sequence.OffsetValue & ((1UL << code.Offset) - 1), code.Offset);
        writer.Flush();
    }

    private static byte[] Codes(int length, ReadOnlySpan<byte> bits)
    {
        byte[] codes = new byte[length];
        int code = 0;
        for (int i = 0, next = 1 << bits[0]; i < length; i++)
        {
            if (i == next)
            {
                next += 1 << bits[++code];
            }

            codes[i] = (byte)code;
        }

        return codes;
    }

    private FseEncodingTable Choose(
        SequenceCoder coder, int field, int total, Span<byte> destination, ref int position, out SequenceMode mode)
    {
        FseEncodingTable table = coder.Choose(_histograms.AsSpan(field * MaxCodes, MaxCodes), total, destination[position..], out mode, out int length);
        position += length;
        return table;
    }

    private void MakeCodes(ReadOnlySpan<Sequence> sequences)
    {
        _histograms.AsSpan().Clear();
        ref int histograms = ref MemoryMarshal.GetArrayDataReference(_histograms);
        Span<SequenceCode> codes = _codes.AsSpan(0, sequences.Length);
        for (int i = 0; i < codes.Length; i++)
        {
            Sequence sequence = sequences[i];
            int literals = sequence.LiteralLength;
            int match = sequence.MatchLength - SequenceCodes.MinMatch;
            int literalCode = literals < LargeLiterals ? LiteralCodes[literals] : BitOperations.Log2((uint)literals) + LargeLiteralsCode;
            int matchCode = match < LargeMatch ? MatchCodes[match] : BitOperations.Log2((uint)match) + LargeMatchCode;
            int offsetCode = BitOperations.Log2((uint)sequence.OffsetValue);
            codes[i] = new SequenceCode((byte)literalCode, (byte)offsetCode, (byte)matchCode);
            Unsafe.Add(ref histograms, literalCode)++;
            Unsafe.Add(ref histograms, MaxCodes + offsetCode)++;
            Unsafe.Add(ref histograms, (2 * MaxCodes) + matchCode)++;
        }
    }

    private readonly record struct SequenceCode(byte Literals, byte Offset, byte Match);
}
