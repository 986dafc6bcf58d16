using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>An entry of an FSE decoding table: what a state stands for, and where it leads (RFC 8878, section 4.1.1).</summary>
[StructLayout(LayoutKind.Explicit, Size = 8)]
internal struct FseEntry
{
    /// <summary>The symbol, or what its code begins at.</summary>
    [FieldOffset(0)]
    public uint Value;

    /// <summary>The least of the next states.</summary>
    [FieldOffset(4)]
    public ushort Next;

    /// <summary>Both numbers of bits, so that the sums of several entries are added at once: 256 times the extra bits plus the state bits.</summary>
    [FieldOffset(6)]
    public ushort Widths;

    /// <summary>The bits that are added to the next state.</summary>
    [FieldOffset(6)]
    public byte StateBits;

    /// <summary>The bits that are added to the value.</summary>
    [FieldOffset(7)]
    public byte ExtraBits;
}
