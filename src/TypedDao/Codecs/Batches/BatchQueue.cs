using System.Diagnostics.CodeAnalysis;
using System.Runtime.ExceptionServices;
using TypedDao.Codecs.Compression;

namespace TypedDao.Codecs.Batches;

/// <summary>
/// The batches of a file that are under way, in the order of the file. Workers on the thread pool encode them, and so does the
/// thread that hands batches over when all are in use; whoever has encoded the next one of the file writes it. There is a
/// fixed number of batches, so that rows come no faster than they are written.
/// </summary>
/// <remarks>
/// A batch is free, being filled, waiting to be encoded, being encoded, waiting to be written, or being written, and is handed
/// over under the lock. Nothing blocks: who hands batches over is woken when a batch has become free or the file has failed.
/// </remarks>
/// <typeparam name="TRow">The row type.</typeparam>
internal sealed class BatchQueue<TRow> : IAsyncDisposable
{
    private const int MostWaiting = 4;

    private readonly Lock _lock = new();
    private readonly RowEncoder<TRow> _encoder;
    private readonly CompressedSink _sink;
    private readonly RowBatch<TRow>[] _batches;
    private readonly Stack<RowBatch<TRow>> _free = new();
    private readonly Queue<RowBatch<TRow>> _order = new();
    private readonly Queue<RowBatch<TRow>> _waiting = new();
    private readonly List<RowEncoder<TRow>> _helpers = [];
    private readonly Stack<RowEncoder<TRow>> _idle = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _maxWorkers;
    private TaskCompletionSource? _wake;
    private ExceptionDispatchInfo? _error;
    private long _rows;
    private long _bytes;
    private int _workers;
    private bool _isWriting;

    /// <summary>Starts a file with what stands before its first row.</summary>
    /// <param name="encoder">Encodes on the thread that hands batches over; not disposed.</param>
    /// <param name="sink">Takes the bytes; disposed with the queue.</param>
    /// <param name="degree">How many threads encode at most.</param>
    public BatchQueue(RowEncoder<TRow> encoder, CompressedSink sink, int degree)
    {
        _encoder = encoder;
        _sink = sink;
        _maxWorkers = degree - 1;

        // One for each encoder, one being filled, one being written, and some that wait: waking a worker takes as long as encoding a batch.
        _batches = new RowBatch<TRow>[degree + 2 + MostWaiting];
        for (int i = 0; i < _batches.Length; i++)
        {
            _batches[i] = new RowBatch<TRow>();
            _free.Push(_batches[i]);
        }

        encoder.Begin();
        RowBatch<TRow> head = _free.Pop();
        head.Encode(encoder);
        head.IsEncoded = true;
        _order.Enqueue(head);
    }

    /// <summary>The mean of the rows so far; 0 where no row is encoded yet.</summary>
    public long BytesPerRow
    {
        get
        {
            lock (_lock)
            {
                return _rows == 0 ? 0 : Math.Max(1, _bytes / _rows);
            }
        }
    }

    /// <summary>About how many bytes rows take, by the mean of those so far; 0 where no row is encoded yet.</summary>
    /// <param name="rows">How many rows.</param>
    public long LengthOf(long rows)
    {
        lock (_lock)
        {
            return _rows == 0 ? 0 : (long)((double)rows * _bytes / _rows);
        }
    }

    /// <summary>The first batch to fill.</summary>
    public RowBatch<TRow> Take() => _free.Pop();

    /// <summary>Hands a full batch over for an empty one. Where none is free, this thread encodes, and else waits.</summary>
    /// <param name="full">The batch.</param>
    /// <param name="cancellationToken">Ends the wait; the batch is then not handed over.</param>
    /// <exception cref="TypedDaoException">The file has failed.</exception>
    public async ValueTask<RowBatch<TRow>> ExchangeAsync(RowBatch<TRow> full, CancellationToken cancellationToken)
    {
        RowBatch<TRow>? free;
        while (!TryTakeFree(out free))
        {
            await GoOnAsync(untilAllIsWritten: false, cancellationToken).ConfigureAwait(false);
        }

        Enqueue(full);
        if (BytesPerRow == 0)
        {
            // The first rows tell how many make a batch; nobody else encodes them.
            await GoOnAsync(untilAllIsWritten: false, CancellationToken.None).ConfigureAwait(false);
        }
        else
        {
            Rouse();
        }

        return free;
    }

    /// <summary>Hands a batch over for none: it is the last one.</summary>
    public void Enqueue(RowBatch<TRow> batch)
    {
        lock (_lock)
        {
            _order.Enqueue(batch);
            _waiting.Enqueue(batch);
        }
    }

    /// <summary>Waits until all batches are written, and writes what ends the file.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TypedDaoException">The file has failed.</exception>
    public async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        while (!IsAllWritten())
        {
            await GoOnAsync(untilAllIsWritten: true, cancellationToken).ConfigureAwait(false);
        }

        await _sink.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _waiting.Clear();
            _order.Clear();
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        while (!IsQuiet(out Task change))
        {
            await change.ConfigureAwait(false);
        }

        await _sink.DisposeAsync().ConfigureAwait(false);
        _stop.Dispose();
        foreach (RowEncoder<TRow> helper in _helpers)
        {
            helper.Dispose();
        }

        foreach (RowBatch<TRow> batch in _batches)
        {
            batch.Dispose();
        }
    }

    private bool TryTakeFree([NotNullWhen(true)] out RowBatch<TRow>? free)
    {
        lock (_lock)
        {
            _error?.Throw();
            return _free.TryPop(out free);
        }
    }

    private bool IsAllWritten()
    {
        lock (_lock)
        {
            _error?.Throw();
            return _order.Count == 0 && !_isWriting;
        }
    }

    private bool IsQuiet(out Task change)
    {
        lock (_lock)
        {
            change = NextChange();
            return _workers == 0 && !_isWriting;
        }
    }

    private void Rouse()
    {
        lock (_lock)
        {
            if (_workers == _maxWorkers || _waiting.Count == 0)
            {
                return;
            }

            _workers++;
        }

        // Once counted, it has to run.
        _ = Task.Run(Work, CancellationToken.None);
    }

    private void Work()
    {
        while (TryTakeWaiting(out RowBatch<TRow>? batch, out RowEncoder<TRow>? helper))
        {
            Encode(batch, helper);
            if (helper is not null)
            {
                lock (_lock)
                {
                    _idle.Push(helper);
                }
            }
        }
    }

    // Where no helper can be made, that is the error of the batch.
    private bool TryTakeWaiting([NotNullWhen(true)] out RowBatch<TRow>? batch, out RowEncoder<TRow>? helper)
    {
        helper = null;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out batch))
            {
                _workers--;
                Wake();
                return false;
            }

            if (_idle.TryPop(out helper))
            {
                return true;
            }

            try
            {
                helper = _encoder.Fork();
                _helpers.Add(helper);
            }
            catch (Exception e)
            {
                batch.Fail(ExceptionDispatchInfo.Capture(e));
            }

            return true;
        }
    }

    // Does a part of the work of whoever waits for a free batch, or for the end.
    private async ValueTask GoOnAsync(bool untilAllIsWritten, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        RowBatch<TRow>? batch;
        Task? change = null;
        lock (_lock)
        {
            if (!_waiting.TryDequeue(out batch))
            {
                if (_error is not null || (untilAllIsWritten ? _order.Count == 0 && !_isWriting : _free.Count > 0))
                {
                    return;
                }

                change = NextChange();
            }
        }

        if (batch is null)
        {
            await change!.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Encode(batch, _encoder);
        }
    }

    private void Encode(RowBatch<TRow> batch, RowEncoder<TRow>? encoder)
    {
        if (encoder is not null)
        {
            batch.Encode(encoder);
        }

        lock (_lock)
        {
            batch.IsEncoded = true;
            _rows += batch.Count;
            _bytes += batch.Bytes.Length;
            if (_isWriting)
            {
                return;
            }

            _isWriting = true;
        }

        _ = WriteAsync();
    }

    // Fails with nothing: who hands batches over is told.
    private async Task WriteAsync()
    {
        while (TryTakeEncoded(out RowBatch<TRow>? batch))
        {
            try
            {
                batch.Error?.Throw();
                if (!batch.Bytes.IsEmpty)
                {
                    await _sink.WriteAsync(batch.Bytes, _stop.Token).ConfigureAwait(false);
                }
            }
            catch (Exception e)
            {
                Fail(ExceptionDispatchInfo.Capture(e));
            }

            batch.Clear();
            lock (_lock)
            {
                _free.Push(batch);
                Wake();
            }
        }
    }

    private bool TryTakeEncoded([NotNullWhen(true)] out RowBatch<TRow>? batch)
    {
        lock (_lock)
        {
            if (_order.TryPeek(out batch) && batch.IsEncoded)
            {
                _order.Dequeue();
                return true;
            }

            _isWriting = false;
            Wake();
            return false;
        }
    }

    private void Fail(ExceptionDispatchInfo error)
    {
        lock (_lock)
        {
            _error ??= error;
            _waiting.Clear();
            _order.Clear();
        }
    }

    // Under the lock.
    private Task NextChange() => (_wake ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    // Under the lock: continuations run elsewhere.
    private void Wake()
    {
        _wake?.SetResult();
        _wake = null;
    }
}
