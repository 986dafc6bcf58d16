using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace TypedDao.Codecs.Buffers;

/// <summary>
/// The window on a file that is decoded: bytes from <see cref="Start"/> to <see cref="End"/>, with padding in front and
/// behind that may be read. What lies before <see cref="Start"/> is dropped by the next <see cref="FillAsync(long, CancellationToken)"/>.
/// </summary>
/// <param name="stream">The bytes; disposed with the buffer.</param>
/// <param name="address">The file, for messages.</param>
internal sealed class InputBuffer(Stream stream, string address) : IAsyncDisposable
{
    /// <summary>Bytes that may be read in front of the window and behind it; those behind are zero.</summary>
    public const int Padding = 64;

    private const int InitialSize = 256 * 1024;

    private int _validated = Padding;
    private bool _started;

    /// <summary>The array that holds the window.</summary>
    public byte[] Bytes { get; private set; } = ArrayPool<byte>.Shared.Rent(InitialSize);

    /// <summary>The first byte that is still needed.</summary>
    public int Start { get; set; } = Padding;

    /// <summary>Behind the last byte.</summary>
    public int End { get; private set; } = Padding;

    /// <summary>Whether the file has no more bytes behind <see cref="End"/>.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>What the window is as text, apart from a character that is cut off at its end.</summary>
    public TextQuality Quality { get; private set; }

    /// <summary>The file, for messages.</summary>
    public string Address => address;

    /// <summary>Drops what lies before <see cref="Start"/> and reads on, at least one byte or to the end of the file.</summary>
    /// <param name="line">The line of <see cref="Start"/>, for the message where the row is too long.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <returns>By how much positions in the window have become smaller.</returns>
    /// <exception cref="TypedDaoException">The row is too long, the file is UTF-16, or it is damaged.</exception>
    public async ValueTask<int> FillAsync(long line, CancellationToken cancellationToken)
    {
        int shift = Compact(line);
        await ReadAsync(cancellationToken).ConfigureAwait(false);
        while (!_started && !IsAtEnd && End - Start < TextStart.Length)
        {
            await ReadAsync(cancellationToken).ConfigureAwait(false);
        }

        if (!_started)
        {
            _started = true;
            SkipByteOrderMark();
        }

        Validate();
        return shift;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(Bytes);
            Bytes = [];
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private int Compact(long line)
    {
        int length = End - Start;
        int shift = Start - Padding;
        byte[] old = Bytes;
        if (length > LongRows.MaxLength)
        {
            throw LongRows.Error(line, address);
        }

        if (length + (2 * Padding) > old.Length * 3 / 4)
        {
            Bytes = ArrayPool<byte>.Shared.Rent(old.Length * 2);
            old.AsSpan(Start, length).CopyTo(Bytes.AsSpan(Padding));
            ArrayPool<byte>.Shared.Return(old);
        }
        else if (shift > 0)
        {
            old.AsSpan(Start, length).CopyTo(old.AsSpan(Padding));
        }

        Start = Padding;
        End = Padding + length;
        if (length == 0)
        {
            Quality = TextQuality.Ascii;
        }

        _validated = Math.Max(Padding, _validated - shift);
        return shift;
    }

    private async ValueTask ReadAsync(CancellationToken cancellationToken)
    {
        int count = await stream.ReadAsync(Bytes.AsMemory(End, Bytes.Length - Padding - End), cancellationToken).ConfigureAwait(false);
        End += count;
        IsAtEnd = count == 0;
        Bytes.AsSpan(End, Padding).Clear();
    }

    private void SkipByteOrderMark()
    {
        Start += TextStart.MarkLength(Bytes.AsSpan(Start..End), address);
        _validated = Start;
    }

    private void Validate()
    {
        int end = IsAtEnd ? End : WholeCharacters();
        ReadOnlySpan<byte> added = Bytes.AsSpan(_validated..Math.Max(_validated, end));
        if (!Ascii.IsValid(added))
        {
            TextQuality quality = Utf8.IsValid(added) ? TextQuality.Utf8 : TextQuality.Broken;
            Quality = quality > Quality ? quality : Quality;
        }

        _validated += added.Length;
    }

    // Leaves out the last character unless it is ASCII: more of it may come.
    private int WholeCharacters()
    {
        for (int i = End - 1; i >= Math.Max(_validated, End - 4); i--)
        {
            if (Bytes[i] < 0x80)
            {
                return i + 1;
            }

            if (Bytes[i] >= 0xC0)
            {
                return i;
            }
        }

        return End - _validated < 4 ? _validated : End;
    }
}
