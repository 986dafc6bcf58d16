using System.Buffers;
using TypedDao.Codecs;

namespace Acme.Journals.Logfmt;

/// <summary>Cuts a file into lines, in a buffer that is as long as the longest line so far.</summary>
internal sealed class LineReader(IFileSource file, int longestLine) : IAsyncDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
    private Stream? _stream;
    private int _start;
    private int _end;
    private int _searched;
    private bool _isLast;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>Takes the next line that is at hand, without its end.</summary>
    public bool TryTake(out ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> bytes = _buffer.AsSpan(_start, _end - _start);
        int length = bytes[_searched..].IndexOf((byte)'\n');
        if (length < 0)
        {
            _searched = bytes.Length;
            if (!_isLast || bytes.IsEmpty)
            {
                line = default;
                return false;
            }

            length = bytes.Length;
            _start = _end;
        }
        else
        {
            length += _searched;
            _start += length + 1;
        }

        _searched = 0;
        line = bytes[..length];
        if (line is [.., (byte)'\r'])
        {
            line = line[..^1];
        }

        if (Number++ == 0 && line.StartsWith("\uFEFF"u8))
        {
            line = line["\uFEFF"u8.Length..];
        }

        return true;
    }

    /// <summary>Waits for more bytes; false at the end of the file.</summary>
    /// <exception cref="TypedDaoException">A line is longer than allowed.</exception>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_isLast)
        {
            return false;
        }

        _stream ??= await file.OpenAsync(0, null, cancellationToken).ConfigureAwait(false);
        MakeRoom();
        int read = await _stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
        _end += read;
        _isLast = read == 0;
        return true;
    }

    public async ValueTask DisposeAsync()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
            (_start, _end, _searched, _isLast) = (0, 0, 0, true);
        }

        if (_stream is { } stream)
        {
            _stream = null;
            await stream.DisposeAsync().ConfigureAwait(false);
        }
    }

    private void MakeRoom()
    {
        int length = _end - _start;
        if (length > longestLine)
        {
            throw new TypedDaoException(ErrorKind.InvalidData, $"Line {Number + 1} is longer than {longestLine} bytes.")
            {
                Address = file.Address,
                Cure = "Raise 'longest_line' of the format, or check whether the file is logfmt.",
            };
        }

        byte[] old = _buffer;
        if (length > old.Length / 2)
        {
            _buffer = ArrayPool<byte>.Shared.Rent(old.Length * 2);
        }

        old.AsSpan(_start, length).CopyTo(_buffer);
        (_start, _end) = (0, length);
        if (old != _buffer)
        {
            ArrayPool<byte>.Shared.Return(old);
        }
    }
}
