using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using TypedDao.Codecs.Text;

namespace TypedDao.Codecs.Json;

/// <summary>
/// The keys of the objects of one place in a file. Objects mostly repeat the keys of the one before, byte by byte with
/// comma, quotes, colon and blanks: after each key the one that followed it last is tried first.
/// </summary>
internal sealed class JsonKeys
{
    private const int UnknownSlots = 64;

    private readonly Utf8Names _names;
    private readonly bool[] _isIgnored;
    private readonly Key[] _first;
    private readonly Key[] _later;
    private readonly Key?[] _unknown = new Key?[UnknownSlots];

    /// <summary>Creates the keys of a struct.</summary>
    public JsonKeys(ReadColumn column)
    {
        _names = column.Names;
        _isIgnored = [.. column.Children.Select(child => child.Constant is not null)];
        _first = [.. column.Children.Select((_, index) => new Key(index))];
        _later = [.. column.Children.Select((_, index) => new Key(index))];
    }

    /// <summary>Stands before the first key.</summary>
    public Key Start { get; } = new(-1);

    /// <summary>The number of columns.</summary>
    public int Count => _first.Length;

    /// <summary>The column of a key; -1 where it is of no interest.</summary>
    public int ColumnOf(ReadOnlySpan<byte> name)
    {
        int column = _names.IndexOf(name);
        return column >= 0 && _isIgnored[column] ? -1 : column;
    }

    /// <summary>Notes that a key followed another one.</summary>
    /// <param name="previous">The key before; <see cref="Start"/> for the first.</param>
    /// <param name="column">The column of the key.</param>
    /// <param name="text">All bytes from the end of the value before to the key's value.</param>
    /// <returns>The key.</returns>
    public Key Learn(Key previous, int column, ReadOnlySpan<byte> text)
    {
        Key key = column >= 0
            ? (ReferenceEquals(previous, Start) ? _first : _later)[column]
            : _unknown[SlotOf(text)] ??= new Key(-1);
        key.Text(text);
        previous.Next = key;
        return key;
    }

    private static int SlotOf(ReadOnlySpan<byte> text)
    {
        uint hash = (uint)text.Length;
        foreach (byte value in text[..Math.Min(text.Length, Key.MaxLength)])
        {
            hash = (hash * 31) + value;
        }

        return (int)(hash % UnknownSlots);
    }

    /// <summary>A key as it last stood in the file.</summary>
    internal sealed class Key(int column)
    {
        /// <summary>The longest text that is remembered.</summary>
        public const int MaxLength = 64;

        private Vector256<byte> _head;
        private Vector256<byte> _headMask;
        private Vector256<byte> _tail;
        private Vector256<byte> _tailMask;

        /// <summary>The column; -1 where it is of no interest.</summary>
        public int Column { get; } = column;

        /// <summary>The length of the text; 0 where it is not remembered.</summary>
        public int Length { get; private set; }

        /// <summary>The key that followed last.</summary>
        public Key? Next { get; set; }

        /// <summary>Whether the text stands at a position; 64 bytes behind it may be read.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsAt(ref byte text)
            => (Vector256.LoadUnsafe(ref text) & _headMask) == _head
                && (Length <= 32 || (Vector256.LoadUnsafe(ref text, 32) & _tailMask) == _tail);

        /// <summary>Remembers the text.</summary>
        public void Text(ReadOnlySpan<byte> text)
        {
            if (text.Length > MaxLength)
            {
                Length = 0;
                return;
            }

            Span<byte> padded = stackalloc byte[MaxLength];
            Span<byte> mask = stackalloc byte[MaxLength];
            padded.Clear();
            mask.Clear();
            text.CopyTo(padded);
            mask[..text.Length].Fill(byte.MaxValue);
            Length = text.Length;
            _head = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(padded));
            _headMask = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(mask));
            _tail = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(padded), 32);
            _tailMask = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(mask), 32);
        }
    }
}
