using System.Buffers;
using TypedDao.Codecs.Buffers;

namespace TypedDao.Codecs.Pieces;

/// <summary>
/// Reads a file forward in pieces of whole rows. What a read has brought of a row that goes on is kept for the next piece.
/// Members are not called concurrently.
/// </summary>
/// <param name="stream">The bytes; disposed with the source.</param>
/// <param name="cutter">Finds where rows end.</param>
/// <param name="address">The file, for messages.</param>
internal sealed class PieceSource(Stream stream, RowCutter cutter, string address) : IAsyncDisposable
{
    private byte[] _rest = [];
    private int _restLength;
    private bool _hasStarted;
    private bool _hasEnded;
    private bool _isTooLong;

    /// <summary>The bytes so far.</summary>
    public long Received { get; private set; }

    /// <summary>Fills a piece with the rows that the next read brings, at least one.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    /// <exception cref="TypedDaoException">The file is UTF-16, or it is damaged.</exception>
    public async ValueTask<PieceFill> FillAsync(TextPiece piece, CancellationToken cancellationToken)
    {
        piece.Begin(_rest.AsSpan(0, _restLength));
        _restLength = 0;
        while (!_hasEnded)
        {
            if (_isTooLong || piece.End - piece.Start > LongRows.MaxLength)
            {
                _isTooLong = true;
                return PieceFill.TooLong;
            }

            await ReadAsync(piece, cancellationToken).ConfigureAwait(false);
            if (Start(piece) && !_hasEnded && cutter.Find(piece.Text) is > 0 and var length)
            {
                Keep(piece.Text[length..]);
                piece.Cut(length);
                return PieceFill.Filled;
            }
        }

        piece.EndFile();
        return piece.Text.IsEmpty ? PieceFill.End : PieceFill.Filled;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (_rest.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_rest);
            _rest = [];
        }

        return stream.DisposeAsync();
    }

    private async ValueTask ReadAsync(TextPiece piece, CancellationToken cancellationToken)
    {
        try
        {
            int count = await ReadAsync(piece.Reserve(), cancellationToken).ConfigureAwait(false);
            piece.Add(count);
            Received += count;
            _hasEnded = count == 0;
        }
        catch (OperationCanceledException)
        {
            // The next call goes on.
            Keep(piece.Text);
            throw;
        }
    }

    // An asynchronous read of a file of the machine is a read by another thread of the pool: who is one reads by itself.
    private ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (stream is not FileStream file || !Thread.CurrentThread.IsThreadPoolThread)
        {
            return stream.ReadAsync(buffer, cancellationToken);
        }

        cancellationToken.ThrowIfCancellationRequested();
        return new ValueTask<int>(file.Read(buffer.Span));
    }

    private bool Start(TextPiece piece)
    {
        if (!_hasStarted && (_hasEnded || piece.Text.Length >= TextStart.Length))
        {
            _hasStarted = true;
            piece.Skip(TextStart.MarkLength(piece.Text, address));
        }

        return _hasStarted;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (rest.Length > _rest.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(rest.Length);
            if (_rest.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(_rest);
            }

            _rest = larger;
        }

        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }
}
