using System.Buffers;
using System.Text;
using System.Text.Unicode;
using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Pieces;

/// <summary>
/// Whole rows of a file, from <see cref="Start"/> to <see cref="End"/>, with padding in front and behind that may be read,
/// whatever it holds. What decodes the rows may change their bytes.
/// </summary>
/// <param name="size">The bytes that it takes, unless a row is longer.</param>
internal class TextPiece(int size) : IDisposable
{
    /// <summary>The usual size: what a decoder works on fits its cache, and the work is much more than handing it over.</summary>
    public const int UsualSize = (128 * 1024) - (2 * InputBuffer.Padding);

    private int _room = size;

    /// <summary>The array that holds the rows.</summary>
    public byte[] Bytes { get; private set; } = ArrayPool<byte>.Shared.Rent(size + (2 * InputBuffer.Padding));

    /// <summary>The first byte.</summary>
    public int Start { get; private set; }

    /// <summary>Behind the last byte.</summary>
    public int End { get; private set; }

    /// <summary>The line of the first byte.</summary>
    public long Line { get; set; } = 1;

    /// <summary>The bytes.</summary>
    public ReadOnlySpan<byte> Text => Bytes.AsSpan(Start..End);

    /// <summary>What the bytes are as text, once <see cref="Validate"/> has looked at them.</summary>
    public TextQuality Quality { get; private set; }

    /// <summary>Starts anew.</summary>
    /// <param name="text">The first bytes.</param>
    public void Begin(ReadOnlySpan<byte> text)
    {
        Start = InputBuffer.Padding;
        End = Start;
        while (text.Length > _room)
        {
            Grow();
        }

        text.CopyTo(Bytes.AsSpan(Start));
        End += text.Length;
    }

    /// <summary>Where more bytes go, of which there is room for at least one.</summary>
    public Memory<byte> Reserve()
    {
        // Less room is not worth a read.
        if (_room - (End - Start) < Math.Max(1, _room / 4))
        {
            Grow();
        }

        return Bytes.AsMemory(End, _room - (End - Start));
    }

    /// <summary>Adds bytes that <see cref="Reserve"/> made room for.</summary>
    public void Add(int count) => End += count;

    /// <summary>Leaves out the first bytes.</summary>
    public void Skip(int count) => Start += count;

    /// <summary>Leaves out what follows.</summary>
    /// <param name="length">How many bytes remain.</param>
    public void Cut(int length) => End = Start + length;

    /// <summary>The file ends here: nothing is behind the last byte.</summary>
    public void EndFile() => Bytes.AsSpan(End, InputBuffer.Padding).Clear();

    /// <summary>Looks at the bytes as text.</summary>
    public void Validate()
        => Quality = Ascii.IsValid(Text) ? TextQuality.Ascii : Utf8.IsValid(Text) ? TextQuality.Utf8 : TextQuality.Broken;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives buffers back.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (Bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = [];
        }
    }

    private void Grow()
    {
        _room *= 2;
        byte[] old = Bytes;
        Bytes = ArrayPool<byte>.Shared.Rent(_room + Start + InputBuffer.Padding);
        old.AsSpan(Start..End).CopyTo(Bytes.AsSpan(Start));
        ArrayPool<byte>.Shared.Return(old);
    }
}
