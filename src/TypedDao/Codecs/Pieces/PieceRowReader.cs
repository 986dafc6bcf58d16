using System.Runtime.ExceptionServices;
using TypedDao.BuiltIn;
using TypedDao.Codecs.Compression;

namespace TypedDao.Codecs.Pieces;

/// <summary>
/// Reads rows piece by piece, in the order of the file. The caller's thread decodes a piece when none is ready; where the
/// options allow it, others decode the ones behind, and the file is read ahead meanwhile. A file that is shorter than a piece
/// is read by the caller alone.
/// </summary>
/// <param name="decoder">The first decoder.</param>
/// <param name="cutter">Finds where rows end.</param>
/// <param name="compression">What the format says of the file's compression.</param>
/// <param name="file">The file.</param>
/// <param name="options">What the reader is told beside the file.</param>
/// <param name="pieceSize">The bytes that are decoded at once.</param>
internal sealed class PieceRowReader<TRow>(
    PieceDecoder<TRow> decoder, RowCutter cutter, CompressionChoice compression, IFileSource file, CodecReadOptions options, int pieceSize)
    : RowReader<TRow>
{
    private readonly RowPiece<TRow> _first = new(pieceSize);
    private PieceSource? _source;
    private PieceQueue<TRow>? _queue;
    private RowPiece<TRow>? _current;
    private ExceptionDispatchInfo? _error;
    private long _lines;

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<TRow> buffer, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _error?.Throw();
            int count = HandOutOrKeepError(buffer.Span);
            if (count > 0)
            {
                return count;
            }

            try
            {
                _current = await NextAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException && Keep(e))
            {
                throw;
            }

            if (_current is null)
            {
                return 0;
            }
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        _current = null;
        if (_queue is { } queue)
        {
            _queue = null;
            await queue.DisposeAsync().ConfigureAwait(false);
        }

        decoder.Dispose();
        _first.Dispose();
        if (_source is not null)
        {
            await _source.DisposeAsync().ConfigureAwait(false);
        }
    }

    private int HandOutOrKeepError(Span<TRow> buffer)
    {
        int count = 0;
        try
        {
            HandOut(buffer, ref count);
        }
        catch (Exception e) when (Keep(e) && count > 0)
        {
            // It is thrown by the next call.
        }

        return count;
    }

    private void HandOut(Span<TRow> buffer, ref int count)
    {
        while (_current is { } piece && count < buffer.Length)
        {
            count += piece.Give(buffer[count..]);
            if (count == buffer.Length)
            {
                return;
            }

            if (piece.GiveBad() is { } bad)
            {
                options.BadRows.OnBadRow(bad with { Line = bad.Line + _lines });
            }
            else
            {
                piece.Error?.Throw();
                _lines += piece.Lines;
                _current = null;
                Free(piece);
            }
        }
    }

    private void Free(RowPiece<TRow> piece)
    {
        piece.Clear();
        _queue?.Free(piece);
    }

    private async ValueTask<RowPiece<TRow>?> NextAsync(CancellationToken cancellationToken)
    {
        _source ??= new PieceSource(await CompressedFiles.OpenAsync(file, compression, cancellationToken).ConfigureAwait(false), cutter, file.Address);
        if (_queue is null && decoder.IsBound && _source.Received >= pieceSize)
        {
            _queue = new PieceQueue<TRow>(_source, decoder, _first, options.MaxDegreeOfParallelism, pieceSize);
        }

        PieceFill fill;
        RowPiece<TRow>? piece = _first;
        if (_queue is not null)
        {
            (fill, piece) = await _queue.NextAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            fill = await _source.FillAsync(piece, cancellationToken).ConfigureAwait(false);
            if (fill is PieceFill.Filled)
            {
                decoder.Decode(piece);
            }
        }

        return fill is PieceFill.TooLong ? throw Buffers.LongRows.Error(_lines + 1, file.Address)
            : fill is PieceFill.Filled ? piece
            : null;
    }

    private bool Keep(Exception e)
    {
        _error = ExceptionDispatchInfo.Capture(e);
        return true;
    }
}
