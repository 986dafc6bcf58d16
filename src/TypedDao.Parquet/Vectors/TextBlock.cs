using System.Text;
using System.Text.Unicode;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Vectors;

/// <summary>Texts in a block of bytes that is theirs alone, of which rows keep slices.</summary>
internal sealed class TextBlock
{
    private TextBlock(byte[] bytes, ByteSlice[] slices, int start) => (Bytes, Slices, Start) = (bytes, slices, start);

    /// <summary>The bytes, which nobody writes any more.</summary>
    public byte[] Bytes { get; }

    /// <summary>The texts, by slot or by place in the dictionary, in an array at least as long.</summary>
    public ByteSlice[] Slices { get; }

    /// <summary>The offset in <see cref="Slices"/> of the first byte.</summary>
    public int Start { get; }

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
