using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Vectors;

/// <summary>Texts in a block of bytes that is theirs alone, of which rows keep slices.</summary>
internal sealed class TextBlock
{
    private readonly byte[] _bytes;
    private readonly ByteSlice[] _slices;
    private readonly int _start;

    private TextBlock(byte[] bytes, ByteSlice[] slices, int start)
    {
        _bytes = bytes;
        _slices = slices;
        _start = start;
    }

    /// <summary>A text.</summary>
    /// <param name="place">Its slot, or its place in the dictionary.</param>
    public Utf8String this[int place]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ByteSlice slice = _slices[place];
            return Utf8String.SliceOf(_bytes, slice.Offset - _start, slice.Length);
        }
    }

    /// <summary>Copies texts; null where one of them is no UTF-8.</summary>
    /// <param name="bytes">Their bytes, with what is between them.</param>
    /// <param name="slices">The texts; an array at least as long as there are, which is not changed before the block is given up.</param>
    /// <param name="count">How many.</param>
    /// <param name="start">The offset in <paramref name="slices"/> of the first byte.</param>
    public static TextBlock? Create(ReadOnlySpan<byte> bytes, ByteSlice[] slices, int count, int start)
    {
        if (!Ascii.IsValid(bytes) && !AreUtf8(bytes, slices.AsSpan(0, count), start))
        {
            return null;
        }

        byte[] block = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(block);
        return new TextBlock(block, slices, start);
    }

    // One by one: what is between them need not be UTF-8, and all together could be where some are not.
    private static bool AreUtf8(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> slices, int start)
    {
        foreach (ByteSlice slice in slices)
        {
            if (slice.Length > 0 && !Utf8.IsValid(bytes.Slice(slice.Offset - start, slice.Length)))
            {
                return false;
            }
        }

        return true;
    }
}
