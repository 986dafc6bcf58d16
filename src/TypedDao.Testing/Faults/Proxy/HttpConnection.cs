using System.Net.Sockets;

namespace TypedDao.Testing;

/// <summary>One side of the proxy: a connection that is read through a buffer.</summary>
/// <param name="socket">The connected socket; disposed with this.</param>
internal sealed class HttpConnection(Socket socket) : IDisposable
{
    private const int BufferLength = 32 * 1024;
    private const int MostHead = 256 * 1024;
    private static readonly TimeSpan MostSilence = TimeSpan.FromSeconds(2);

    private byte[] _buffer = new byte[BufferLength];
    private int _start;
    private int _end;

    /// <summary>Whether the other side has ended the connection, or said something that nobody asked for.</summary>
    public bool IsStale => _end > _start || socket.Poll(0, SelectMode.SelectRead);

    /// <summary>The head of the next message; null where the connection ends before it.</summary>
    public async ValueTask<byte[]?> ReadHeadAsync(CancellationToken cancellationToken)
    {
        int searched = 0;
        while (true)
        {
            // Empty lines before a message are passed over, as HTTP asks for.
            while (_end - _start >= 2 && _buffer.AsSpan(_start, 2).SequenceEqual("\r\n"u8))
            {
                _start += 2;
            }

            int length = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf("\r\n\r\n"u8);
            if (length >= 0)
            {
                length += searched + 4;
                byte[] head = _buffer.AsSpan(_start, length).ToArray();
                _start += length;
                return head;
            }

            searched = Math.Max(0, _end - _start - 3);
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return _end == _start ? null : throw new HttpFormatException("The connection ends within the head of a message.");
            }
        }
    }

    /// <summary>A line without its end.</summary>
    public async ValueTask<byte[]> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int length = _buffer.AsSpan(_start, _end - _start).IndexOf("\r\n"u8);
            if (length >= 0)
            {
                byte[] line = _buffer.AsSpan(_start, length).ToArray();
                _start += length + 2;
                return line;
            }

            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                throw new EndOfStreamException("The connection ended within a body.");
            }
        }
    }

    /// <summary>The next bytes, valid until something else is read; empty at the end of the connection.</summary>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(long most, CancellationToken cancellationToken)
    {
        if (_end == _start && !await FillAsync(cancellationToken).ConfigureAwait(false))
        {
            return default;
        }

        int length = (int)Math.Min(most, _end - _start);
        ReadOnlyMemory<byte> piece = _buffer.AsMemory(_start, length);
        _start += length;
        return piece;
    }

    /// <summary>Sends all of it.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, cancellationToken).ConfigureAwait(false)..];
        }
    }

    /// <summary>Waits until the other side ends the connection. Ends too where it says something instead, which stays to be read.</summary>
    /// <returns>Whether it has ended.</returns>
    public async ValueTask<bool> WaitForEndAsync(CancellationToken cancellationToken)
    {
        byte[] one = new byte[1];
        return await socket.ReceiveAsync(one, SocketFlags.Peek, cancellationToken).ConfigureAwait(false) == 0;
    }

    /// <summary>Ends the connection by a reset, which the other side gets at once as an error.</summary>
    public void Reset()
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    /// <summary>Ends the connection so that the other side gets all that was sent, also where it is still sending itself.</summary>
    public async ValueTask CloseAsync(CancellationToken cancellationToken)
    {
        socket.Shutdown(SocketShutdown.Send);
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        do
        {
            // To close with something unread would be a reset.
            _start = _end = 0;
            silence.CancelAfter(MostSilence);
        }
        while (await FillAsync(silence.Token).ConfigureAwait(false));
    }

    public void Dispose() => socket.Dispose();

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            if (_end >= MostHead)
            {
                throw new HttpFormatException($"A head or a line is longer than {MostHead} bytes.");
            }

            Array.Resize(ref _buffer, 2 * _end);
        }

        int read = await socket.ReceiveAsync(_buffer.AsMemory(_end), SocketFlags.None, cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }
}
