using System.Runtime.ExceptionServices;

namespace TypedDao.Codecs.Pieces;

/// <summary>
/// The pieces of a file that are under way, in the order of the file. One is filled while others are decoded, by helpers and
/// by the thread that asks for the next piece when it is not ready. There is a fixed number of pieces, so that a read that
/// stops has read little ahead.
/// </summary>
/// <remarks>
/// A piece is free, being filled, waiting to be decoded, being decoded, or ready, and is handed over under the lock. Nothing
/// blocks: who asks is woken when a piece has become ready or waits, or when the file has ended.
/// </remarks>
/// <typeparam name="TRow">The row type.</typeparam>
internal sealed class PieceQueue<TRow> : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly PieceSource _source;
    private readonly RowPiece<TRow>[] _pieces;
    private readonly Stack<RowPiece<TRow>> _free = new();
    private readonly Queue<RowPiece<TRow>> _order = new();
    private readonly Queue<RowPiece<TRow>> _waiting = new();
    private readonly List<PieceDecoder<TRow>> _helpers = [];
    private readonly Stack<PieceDecoder<TRow>> _idle = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly PieceDecoder<TRow> _decoder;
    private readonly int _maxHelpers;
    private TaskCompletionSource? _wake;
    private TaskCompletionSource? _quiet;
    private PieceFill _end = PieceFill.Filled;
    private ExceptionDispatchInfo? _error;
    private int _working;
    private bool _isFilling;

    /// <summary>Creates the queue, which begins to read ahead with the first <see cref="NextAsync"/>.</summary>
    /// <param name="source">The file; used by this queue alone from now on.</param>
    /// <param name="decoder">The decoder for who asks; it knows the columns.</param>
    /// <param name="piece">A piece to use; not disposed.</param>
    /// <param name="degree">How many pieces are decoded at the same time at most.</param>
    /// <param name="pieceSize">The size of further pieces.</param>
    public PieceQueue(PieceSource source, PieceDecoder<TRow> decoder, RowPiece<TRow> piece, int degree, int pieceSize)
    {
        _source = source;
        _decoder = decoder;
        _maxHelpers = degree - 1;

        // One for each decoder, one being handed out, and one being filled; who decodes and hands out alone needs one less.
        _pieces = new RowPiece<TRow>[degree == 1 ? 1 : degree + 1];
        for (int i = 0; i < _pieces.Length; i++)
        {
            _pieces[i] = new RowPiece<TRow>(pieceSize);
            _free.Push(_pieces[i]);
        }

        _free.Push(piece);
    }

    /// <summary>The next piece of the file, decoded.</summary>
    /// <param name="cancellationToken">Ends the wait; the piece is then given by the next call.</param>
    /// <exception cref="TypedDaoException">The file could not be read.</exception>
    public async ValueTask<(PieceFill Fill, RowPiece<TRow>? Piece)> NextAsync(CancellationToken cancellationToken)
    {
        Fill();
        while (true)
        {
            RowPiece<TRow>? piece = null;
            Task? change = null;
            lock (_lock)
            {
                if (_order.TryPeek(out RowPiece<TRow>? next) && next.IsDecoded)
                {
                    return (PieceFill.Filled, _order.Dequeue());
                }

                if (!_waiting.TryDequeue(out piece))
                {
                    if (_order.Count == 0 && _end is not PieceFill.Filled)
                    {
                        _error?.Throw();
                        return (_end, null);
                    }

                    _wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    change = _wake.Task;
                }
            }

            if (piece is not null)
            {
                _decoder.Decode(piece);
                SetDecoded(piece);
            }
            else
            {
                await change!.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Takes a piece back whose rows are handed out.</summary>
    public void Free(RowPiece<TRow> piece)
    {
        lock (_lock)
        {
            _free.Push(piece);
        }

        Fill();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Task quiet = Task.CompletedTask;
        lock (_lock)
        {
            _waiting.Clear();
            _end = PieceFill.End;
            if (_working > 0)
            {
                _quiet = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                quiet = _quiet.Task;
            }
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await quiet.ConfigureAwait(false);
        _stop.Dispose();
        foreach (PieceDecoder<TRow> helper in _helpers)
        {
            helper.Dispose();
        }

        foreach (RowPiece<TRow> piece in _pieces)
        {
            piece.Dispose();
        }
    }

    // Reads on, where nobody does and a piece is free.
    private void Fill()
    {
        lock (_lock)
        {
            if (_isFilling || _end is not PieceFill.Filled || _free.Count == 0)
            {
                return;
            }

            _isFilling = true;
            _working++;
        }

        _ = FillAllAsync();
    }

    // Fails with nothing: the error of a read is thrown to who asks for the piece.
    private async Task FillAllAsync()
    {
        while (TakeFree() is { } piece)
        {
            PieceFill fill = PieceFill.End;
            ExceptionDispatchInfo? error = null;
            try
            {
                fill = await _source.FillAsync(piece, _stop.Token).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                error = ExceptionDispatchInfo.Capture(e);
            }

            SetFilled(piece, fill, error);
        }

        Leave();
    }

    private RowPiece<TRow>? TakeFree()
    {
        lock (_lock)
        {
            bool goesOn = _end is PieceFill.Filled && _free.Count > 0;
            _isFilling = goesOn;
            return goesOn ? _free.Pop() : null;
        }
    }

    private void SetFilled(RowPiece<TRow> piece, PieceFill fill, ExceptionDispatchInfo? error)
    {
        PieceDecoder<TRow>? helper = null;
        TaskCompletionSource? wake;
        lock (_lock)
        {
            wake = Interlocked.Exchange(ref _wake, null);
            if (_end is not PieceFill.Filled || fill is not PieceFill.Filled)
            {
                _end = _end is PieceFill.Filled ? fill : _end;
                _error = error;
            }
            else
            {
                _order.Enqueue(piece);
                _waiting.Enqueue(piece);

                // Who waits for a piece takes the first one.
                helper = _waiting.Count > (wake is null ? 0 : 1) ? TakeHelper() : null;
            }
        }

        wake?.SetResult();
        if (helper is not null)
        {
            // Once taken, it has to run: it is counted.
            _ = Task.Run(() => Help(helper), CancellationToken.None);
        }
    }

    private void SetDecoded(RowPiece<TRow> piece)
    {
        TaskCompletionSource? wake;
        lock (_lock)
        {
            piece.IsDecoded = true;
            wake = Interlocked.Exchange(ref _wake, null);
        }

        wake?.SetResult();
    }

    private PieceDecoder<TRow>? TakeHelper()
    {
        if (_idle.TryPop(out PieceDecoder<TRow>? helper))
        {
            _working++;
        }
        else if (_helpers.Count < _maxHelpers)
        {
            helper = _decoder.Fork();
            _helpers.Add(helper);
            _working++;
        }

        return helper;
    }

    private void Help(PieceDecoder<TRow> helper)
    {
        while (true)
        {
            RowPiece<TRow>? piece;
            lock (_lock)
            {
                if (!_waiting.TryDequeue(out piece))
                {
                    _idle.Push(helper);
                    break;
                }
            }

            helper.Decode(piece);
            SetDecoded(piece);
        }

        Leave();
    }

    private void Leave()
    {
        TaskCompletionSource? quiet;
        lock (_lock)
        {
            quiet = --_working == 0 ? _quiet : null;
        }

        quiet?.SetResult();
    }
}
