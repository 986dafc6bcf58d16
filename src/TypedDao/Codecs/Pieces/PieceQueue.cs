using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;

namespace TypedDao.Codecs.Pieces;

/// <summary>
/// The pieces of a file that are under way, in the order of the file. Workers on the thread pool fill them, one at a time, and
/// decode them; the thread that asks for the next piece decodes too when that is not ready, and without workers it fills as
/// well. A worker goes on as long as there is something to do, since waking one costs much. There is a fixed number of pieces, so that a read that stops has read little
/// ahead.
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
    private int _workers;
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
        Rouse();
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
                SetDecoded(piece, null);
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

        Rouse();
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

    // Has done what there is to do, unless as many workers as there may be will come to it.
    private void Rouse()
    {
        RowPiece<TRow>? free = null;
        lock (_lock)
        {
            if (_maxHelpers == 0)
            {
                free = TakeFree();
            }

            // Who waits for a piece takes the first one.
            bool hasWork = CanFill || _waiting.Count > (_wake is null ? 0 : 1);
            if (free is null && (_workers == _maxHelpers || !hasWork))
            {
                return;
            }

            _workers += free is null ? 1 : 0;
            _working++;
        }

        // Once counted, it has to run. Without workers only a read that takes its time leaves the thread.
        _ = free is null ? Task.Run(Work, CancellationToken.None) : FillAsync(free);
    }

    private bool CanFill => !_isFilling && _end is PieceFill.Filled && _free.Count > 0;

    // Fills pieces before it decodes any, so that nobody waits for the file where it is fast.
    private void Work()
    {
        while (Take(out RowPiece<TRow>? piece, out PieceDecoder<TRow>? helper, out bool isFilled))
        {
            if (isFilled)
            {
                helper?.Decode(piece);
                SetDecoded(piece, helper);
            }
            else
            {
                _ = FillAsync(piece);
            }
        }

        Leave();
    }

    private bool Take([NotNullWhen(true)] out RowPiece<TRow>? piece, out PieceDecoder<TRow>? helper, out bool isFilled)
    {
        helper = null;
        isFilled = false;
        lock (_lock)
        {
            if (TakeFree() is { } free)
            {
                _working++;
                piece = free;
                return true;
            }

            if (_waiting.TryDequeue(out piece))
            {
                helper = TakeHelper(piece);
                isFilled = true;
                return true;
            }

            piece = null;
            _workers--;
            return false;
        }
    }

    // Under the lock.
    private RowPiece<TRow>? TakeFree()
    {
        if (!CanFill)
        {
            return null;
        }

        _isFilling = true;
        return _free.Pop();
    }

    // Under the lock. There are as many helpers as workers. Where none can be made, that is the error of the piece.
    private PieceDecoder<TRow>? TakeHelper(RowPiece<TRow> piece)
    {
        if (_idle.TryPop(out PieceDecoder<TRow>? helper))
        {
            return helper;
        }

        try
        {
            helper = _decoder.Fork();
            _helpers.Add(helper);
            return helper;
        }
        catch (Exception e)
        {
            piece.Error = ExceptionDispatchInfo.Capture(e);
            return null;
        }
    }

    // Fails with nothing: the error of a read is thrown to who asks for the piece. A read that took its time has left the
    // worker, so what it brought is followed by the next one; otherwise the worker goes on.
    private async Task FillAsync(RowPiece<TRow>? piece)
    {
        while (piece is not null)
        {
            PieceFill fill = PieceFill.End;
            ExceptionDispatchInfo? error = null;
            bool isLate = false;
            try
            {
                ValueTask<PieceFill> filling = _source.FillAsync(piece, _stop.Token);
                isLate = !filling.IsCompleted;
                fill = await filling.ConfigureAwait(false);
            }
            catch (Exception e)
            {
                error = ExceptionDispatchInfo.Capture(e);
            }

            piece = SetFilled(piece, fill, error, isLate);
        }

        Leave();
    }

    private RowPiece<TRow>? SetFilled(RowPiece<TRow> piece, PieceFill fill, ExceptionDispatchInfo? error, bool goesOn)
    {
        TaskCompletionSource? wake;
        RowPiece<TRow>? next;
        lock (_lock)
        {
            _isFilling = false;
            if (_end is not PieceFill.Filled || fill is not PieceFill.Filled)
            {
                _end = _end is PieceFill.Filled ? fill : _end;
                _error = error;
            }
            else
            {
                _order.Enqueue(piece);
                _waiting.Enqueue(piece);
            }

            next = goesOn ? TakeFree() : null;
        }

        Rouse();
        wake = Interlocked.Exchange(ref _wake, null);
        wake?.SetResult();
        return next;
    }

    private void SetDecoded(RowPiece<TRow> piece, PieceDecoder<TRow>? helper)
    {
        TaskCompletionSource? wake;
        lock (_lock)
        {
            piece.IsDecoded = true;
            if (helper is not null)
            {
                _idle.Push(helper);
            }

            wake = Interlocked.Exchange(ref _wake, null);
        }

        wake?.SetResult();
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
