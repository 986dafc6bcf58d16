using System.Buffers;
using System.Runtime.CompilerServices;
using TypedDao.Parquet.Encodings;

namespace TypedDao.Parquet.Vectors;

/// <summary>The dictionary of a chunk of bytes or text. Texts are made once per entry.</summary>
internal sealed class BinaryDictionary : IDisposable
{
    private readonly int _length;
    private byte[] _bytes;
    private ByteSlice[] _slices;
    private string?[] _texts;
    private TextBlock? _block;
    private bool _isShared;
    private int _shares = 1;

    /// <summary>Copies the entries.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="slices">The entries in them.</param>
    public BinaryDictionary(ReadOnlySpan<byte> bytes, ReadOnlySpan<ByteSlice> slices)
    {
        Count = slices.Length;
        _length = bytes.Length;
        _bytes = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(_bytes);
        _slices = ArrayPool<ByteSlice>.Shared.Rent(Count);
        slices.CopyTo(_slices);
        _texts = ArrayPool<string?>.Shared.Rent(Count);
        _texts.AsSpan(0, Count).Clear();
    }

    /// <summary>How many entries there are.</summary>
    public int Count { get; }

    /// <summary>The texts by entry, in an array at least as long; null those that nobody has asked for.</summary>
    public string?[] Texts => _texts;

    /// <summary>The entries in a block that is never written again; null where one of them is no UTF-8.</summary>
    public TextBlock? Block
    {
        get
        {
            // Threads that come here at the same time make a block each.
            if (!Volatile.Read(ref _isShared))
            {
                _block = TextBlock.Create(_bytes.AsSpan(0, _length), _slices, Count, 0);
                Volatile.Write(ref _isShared, true);
            }

            return _block;
        }
    }

    /// <summary>An entry's bytes.</summary>
    /// <param name="entry">The entry.</param>
    public ReadOnlySpan<byte> this[int entry] => _bytes.AsSpan(_slices[entry].Offset, _slices[entry].Length);

    /// <summary>An entry as text; null where it is none.</summary>
    /// <param name="entry">The entry.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public string? Text(int entry) => _texts[entry] ?? Decode(entry);

    private string? Decode(int entry) => _texts[entry] = Utf8Text.Decode(this[entry]);

    /// <summary>Holds the entries for one more, who disposes of this too.</summary>
    /// <returns>This.</returns>
    public BinaryDictionary Share()
    {
        Interlocked.Increment(ref _shares);
        return this;
    }

    /// <summary>Gives up what one holds; the last gives the entries back.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref _shares) == 0)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            ArrayPool<ByteSlice>.Shared.Return(_slices);
            ArrayPool<string?>.Shared.Return(_texts, clearArray: true);
            _bytes = [];
            _slices = [];
            _texts = [];
        }
    }
}
