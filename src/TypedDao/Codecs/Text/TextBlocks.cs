using System.Runtime.InteropServices;

namespace TypedDao.Codecs.Text;

/// <summary>Copies texts one behind the other into blocks, of which each is given up when it is full.</summary>
internal sealed class TextBlocks
{
    // Far below the size from which arrays are collected with the oldest objects alone.
    private const int BlockLength = 16 << 10;

    // What longer texts would leave unused of a block is more than an array of their own costs.
    private const int LongText = 1 << 10;

    private byte[] _block = [];
    private int _length;

    /// <summary>Copies a text.</summary>
    /// <param name="text">Valid UTF-8.</param>
    /// <param name="length">Its length in bytes; below 0: none.</param>
    public Utf8String Copy(ref byte text, int length)
    {
        if (length <= 0)
        {
            return default;
        }

        ReadOnlySpan<byte> bytes = MemoryMarshal.CreateReadOnlySpan(ref text, length);
        if (length >= LongText)
        {
            return Utf8String.SliceOf(bytes.ToArray(), 0, length);
        }

        if (length > _block.Length - _length)
        {
            _block = GC.AllocateUninitializedArray<byte>(BlockLength);
            _length = 0;
        }

        int offset = _length;
        bytes.CopyTo(_block.AsSpan(offset));
        _length += length;
        return Utf8String.SliceOf(_block, offset, length);
    }
}
