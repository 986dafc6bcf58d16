using System.Globalization;
using System.Text;

namespace TypedDao.Testing;

/// <summary>The content of a body, piece by piece, without what frames it.</summary>
/// <param name="connection">Where it comes from.</param>
/// <param name="framing">How it is laid out.</param>
internal sealed class BodyReader(HttpConnection connection, BodyFraming framing)
{
    private readonly List<byte[]> _trailers = [];
    private long _remaining = framing.Length; // of the body, or of the chunk
    private bool _isBehindChunk;
    private bool _isAtEnd;

    /// <summary>The headers behind the last chunk, known at the end.</summary>
    public IReadOnlyList<byte[]> Trailers => _trailers;

    /// <summary>The next piece, valid until the next call; empty at the end.</summary>
    /// <exception cref="EndOfStreamException">The connection ended before the body.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        if (framing.End == BodyEnd.Connection)
        {
            return await connection.ReadAsync(long.MaxValue, cancellationToken).ConfigureAwait(false);
        }

        if (framing.End == BodyEnd.Chunk && _remaining == 0 && !_isAtEnd)
        {
            await ReadChunkHeadAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_remaining == 0)
        {
            return default;
        }

        ReadOnlyMemory<byte> piece = await connection.ReadAsync(_remaining, cancellationToken).ConfigureAwait(false);
        _remaining -= piece.Length;
        return piece.Length > 0 ? piece : throw new EndOfStreamException("The connection ended within a body.");
    }

    /// <summary>Reads the rest and drops it.</summary>
    public async ValueTask SkipAsync(CancellationToken cancellationToken)
    {
        while ((await ReadAsync(cancellationToken).ConfigureAwait(false)).Length > 0)
        {
            // Nobody wants it.
        }
    }

    private async ValueTask ReadChunkHeadAsync(CancellationToken cancellationToken)
    {
        if (_isBehindChunk && await connection.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 })
        {
            throw new HttpFormatException("A chunk is longer than its head says.");
        }

        // Extensions of chunks, behind a semicolon, are for one connection alone.
        string line = Encoding.Latin1.GetString(await connection.ReadLineAsync(cancellationToken).ConfigureAwait(false));
        string length = line.Split(';')[0].Trim();
        if (length.Length > 15 || !long.TryParse(length, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _remaining))
        {
            throw new HttpFormatException($"The head of a chunk is '{line}', which is no length.");
        }

        _isBehindChunk = true;
        if (_remaining > 0)
        {
            return;
        }

        _isAtEnd = true;
        while (await connection.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { Length: > 0 } trailer)
        {
            _trailers.Add(trailer);
        }
    }
}
