using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace TypedDao;

/// <summary>
/// Text as its bytes in UTF-8. A member of this type in a row type of yours, or in a projection, holds a column of <c>string</c> without a
/// string being made of each value.
/// </summary>
/// <remarks>
/// Values that were read together are slices of one block of bytes, which nobody writes again: they may be kept, passed on and compared at any
/// time. One of them keeps its block, some 10 to 100 KB; where few of many are kept for long, keep <see cref="ToString()"/> or <see cref="Copy"/>.
/// The order is that of code points, as in filters.
/// </remarks>
public readonly struct Utf8String : IEquatable<Utf8String>, IComparable<Utf8String>, IComparable, ISpanFormattable, IUtf8SpanFormattable
{
    private readonly byte[]? _block;
    private readonly int _offset;
    private readonly int _length;

    /// <summary>Encodes text.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="ArgumentException">Half of a surrogate pair stands alone in it.</exception>
    public Utf8String(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            _block = Strict.GetBytes(text);
        }
        catch (EncoderFallbackException error)
        {
            throw new ArgumentException("Half of a surrogate pair stands alone, which is no text.", nameof(text), error);
        }

        _length = _block.Length;
    }

    /// <summary>Copies bytes.</summary>
    /// <param name="bytes">Text in UTF-8.</param>
    /// <exception cref="ArgumentException">They are not UTF-8.</exception>
    public Utf8String(ReadOnlySpan<byte> bytes)
    {
        if (!Utf8.IsValid(bytes))
        {
            throw new ArgumentException("The bytes are not text in UTF-8.", nameof(bytes));
        }

        _block = bytes.ToArray();
        _length = bytes.Length;
    }

    private Utf8String(byte[] block, int offset, int length)
    {
        _block = block;
        _offset = offset;
        _length = length;
    }

    /// <summary>Whether there is no character.</summary>
    public bool IsEmpty => _length == 0;

    /// <summary>The length in bytes.</summary>
    public int Length => _length;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Span => new(_block, _offset, _length);

    /// <summary>The bytes.</summary>
    public ReadOnlyMemory<byte> Memory => new(_block, _offset, _length);

    private static UTF8Encoding Strict { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Makes a slice of a block, for readers of files; neither bounds nor bytes are checked here.</summary>
    /// <param name="block">The block, which nobody writes any more.</param>
    /// <param name="offset">Where the text begins.</param>
    /// <param name="length">Its bytes, which are known to be UTF-8.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Utf8String SliceOf(byte[] block, int offset, int length) => new(block, offset, length);

    /// <summary>Whether two texts are equal.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(Utf8String left, Utf8String right) => left.Equals(right);

    /// <summary>Whether two texts differ.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(Utf8String left, Utf8String right) => !left.Equals(right);

    /// <summary>Whether a text comes before another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(Utf8String left, Utf8String right) => left.CompareTo(right) < 0;

    /// <summary>Whether a text does not come after another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(Utf8String left, Utf8String right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a text comes after another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(Utf8String left, Utf8String right) => left.CompareTo(right) > 0;

    /// <summary>Whether a text does not come before another.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(Utf8String left, Utf8String right) => left.CompareTo(right) >= 0;

    /// <summary>The same text in a block of its own.</summary>
    public Utf8String Copy() => new(Span.ToArray(), 0, _length);

    /// <summary>Whether the bytes are those of a literal, such as <c>"DE"u8</c>.</summary>
    /// <param name="other">The bytes.</param>
    public bool Equals(ReadOnlySpan<byte> other) => Span.SequenceEqual(other);

    /// <inheritdoc/>
    public bool Equals(Utf8String other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Utf8String other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Span);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public int CompareTo(Utf8String other) => Span.SequenceCompareTo(other.Span);

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Utf8String other => CompareTo(other),
        _ => throw new ArgumentException($"A {nameof(Utf8String)} is compared with a {obj.GetType().Name}.", nameof(obj)),
    };

    /// <summary>The text as a string, made anew by each call.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Span);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
        => Encoding.UTF8.TryGetChars(Span, destination, out charsWritten);

    /// <inheritdoc/>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        bool fits = Span.TryCopyTo(utf8Destination);
        bytesWritten = fits ? _length : 0;
        return fits;
    }
}
