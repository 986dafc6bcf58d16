using System.Globalization;
using System.Text;

namespace TypedDao.Testing;

/// <summary>Sends the content of a body with what frames it.</summary>
/// <param name="connection">Where it goes.</param>
/// <param name="framing">How it is laid out.</param>
internal sealed class BodyWriter(HttpConnection connection, BodyFraming framing)
{
    private byte[] _chunk = [];

    /// <summary>Sends a piece, which is not empty.</summary>
    public ValueTask WriteAsync(ReadOnlyMemory<byte> piece, CancellationToken cancellationToken)
        => connection.SendAsync(framing.End == BodyEnd.Chunk ? Chunk(piece.Span) : piece, cancellationToken);

    /// <summary>Sends the end, where it has one.</summary>
    public ValueTask CompleteAsync(IReadOnlyList<byte[]> trailers, CancellationToken cancellationToken)
        => framing.End == BodyEnd.Chunk
            ? connection.SendAsync(
                (byte[])[.. "0\r\n"u8, .. trailers.SelectMany(trailer => (byte[])[.. trailer, .. "\r\n"u8]), .. "\r\n"u8], cancellationToken)
            : ValueTask.CompletedTask;

    // In one buffer, so that a chunk is one segment.
    private ReadOnlyMemory<byte> Chunk(ReadOnlySpan<byte> piece)
    {
        byte[] head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{piece.Length:x}\r\n"));
        int length = head.Length + piece.Length + 2;
        if (_chunk.Length < length)
        {
            _chunk = new byte[length];
        }

        head.CopyTo(_chunk, 0);
        piece.CopyTo(_chunk.AsSpan(head.Length));
        "\r\n"u8.CopyTo(_chunk.AsSpan(head.Length + piece.Length));
        return _chunk.AsMemory(0, length);
    }
}
