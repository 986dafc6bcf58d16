using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TypedDao.Parquet.Compression.Zstandard;

/// <summary>
/// Writes a stream of bits that is read from its end (RFC 8878, section 4.1): what is added last is read first. Whoever adds bits flushes
/// before there are more than 64, and sees to it that 8 bytes can be written at <see cref="Position"/>.
/// </summary>
/// <param name="destination">Where the stream goes.</param>
internal ref struct BitWriter(Span<byte> destination)
{
    private readonly ref byte _start = ref MemoryMarshal.GetReference(destination);
    private ulong _bits;
    private int _count;

    /// <summary>The bytes that have been flushed.</summary>
    public nint Position { readonly get; private set; }

    /// <summary>Adds bits.</summary>
    /// <param name="value">Their value; nothing is set above <paramref name="count"/> bits.</param>
    /// <param name="count">How many.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(ulong value, int count)
    {
        _bits |= value << _count;
        _count += count;
    }

    /// <summary>Writes whole bytes; fewer than 8 bits stay.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Flush()
    {
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref _start, Position), _bits);
        Position += _count >> 3;
        _bits >>= _count & ~7;
        _count &= 7;
    }

    /// <summary>Ends the stream with its mark.</summary>
    /// <returns>The bytes of the stream.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Close()
    {
        Flush();
        Add(1, 1);
        Flush();
        return (int)Position + (_count > 0 ? 1 : 0);
    }
}
