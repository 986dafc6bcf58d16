using System.Buffers;
using System.Runtime.CompilerServices;
using TypedDao.Codecs;
using TypedDao.Rows;

namespace TypedDao.Files.Reading;

/// <summary>
/// Hands out rows from a pooled batch: a row costs neither an allocation nor an await. Cancellation is checked per batch; early
/// disposal closes everything.
/// </summary>
/// <typeparam name="TRow">The row type.</typeparam>
/// <typeparam name="TShape">Its shape.</typeparam>
internal sealed class RowEnumerator<TRow, TShape> : IAsyncEnumerator<TRow>
    where TShape : struct, IRowShape<TRow>
{
    private const int BatchSize = 1024;

    private readonly RowReading<TRow, TShape> _reading;
    private readonly CancellationTokenSource? _linked;
    private readonly CancellationToken _cancellation;
    private readonly FileQueue _files;
    private TRow[] _batch = [];
    private int _position = -1;
    private int _count;
    private FileSource? _file;
    private RowReader<TRow>? _reader;
    private BadRows? _badRows;
    private State _state;

    /// <summary>Prepares a read; nothing is opened yet.</summary>
    /// <param name="reading">What to read.</param>
    /// <param name="cancellationToken">Cancels this enumeration, as the read's own token does.</param>
    public RowEnumerator(RowReading<TRow, TShape> reading, CancellationToken cancellationToken)
    {
        _reading = reading;
        _cancellation = cancellationToken;
        if (reading.CancellationToken.CanBeCanceled && reading.CancellationToken != cancellationToken)
        {
            _linked = cancellationToken.CanBeCanceled
                ? CancellationTokenSource.CreateLinkedTokenSource(reading.CancellationToken, cancellationToken)
                : null;
            _cancellation = _linked?.Token ?? reading.CancellationToken;
        }

        _files = new FileQueue(reading.Storage, reading.Files(), reading.Statistics, reading.Codec, _cancellation);
    }

    private enum State
    {
        Reading,
        Ended,
        Failed,
        Disposed,
    }

    public TRow Current => _batch[_position];

    public ValueTask<bool> MoveNextAsync()
    {
        int next = _position + 1;
        if (next < _count)
        {
            _position = next;
            return ValueTask.FromResult(true);
        }

        return ReadBatchAsync();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<bool> ReadBatchAsync()
    {
        CountBatch();
        if (_state is not State.Reading)
        {
            return false;
        }

        try
        {
            while (true)
            {
                _cancellation.ThrowIfCancellationRequested();
                if (_reader is null && !await OpenNextAsync().ConfigureAwait(false))
                {
                    _state = State.Ended;
                    return false;
                }

                int count = await _reader!.ReadAsync(_batch, _cancellation).ConfigureAwait(false);
                if (count > 0)
                {
                    _count = count;
                    _position = 0;
                    return true;
                }

                await CloseReaderAsync().ConfigureAwait(false);
                await _badRows!.EndAsync(isComplete: true, _cancellation).ConfigureAwait(false);
                _badRows = null;
            }
        }
        catch (TypedDaoException error)
        {
            _state = State.Failed;
            FileErrors.Complete(error, "read", _reading.Target, _file?.Address ?? _reading.Address);
            throw;
        }
        catch
        {
            _state = State.Failed;
            throw;
        }
    }

    private async ValueTask<bool> OpenNextAsync()
    {
        if (await _files.NextAsync().ConfigureAwait(false) is not { } file)
        {
            return false;
        }

        if (_batch.Length == 0)
        {
            _batch = ArrayPool<TRow>.Shared.Rent(BatchSize);
        }

        _file = file;
        _badRows = _reading.BadRows(file);
        _reader = _reading.Codec.OpenReader<TRow, TShape>(file, new CodecReadOptions
        {
            PathValues = file.Path.Columns,
            Schema = _reading.Target.Definition.Schema,
            BadRows = _badRows,
            Filter = _reading.Filter,
            Statistics = _reading.Statistics,

            MaxDegreeOfParallelism = CodecThreads.ForReading(_reading.Codec),
        });
        _reading.Statistics.AddFiles(1);
        return true;
    }

    /// <summary>Counts the rows that were given to the caller.</summary>
    private void CountBatch()
    {
        if (_count > 0)
        {
            _reading.Statistics.AddRows(_position + 1);
            _count = 0;
            _position = -1;
        }
    }

    private async ValueTask CloseReaderAsync()
    {
        if (_reader is { } reader)
        {
            _reader = null;
            await reader.DisposeAsync().ConfigureAwait(false);
        }

        if (_file is { } file)
        {
            await file.DisposeAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_state is State.Disposed)
        {
            return;
        }

        bool hasFailed = _state is State.Failed || _cancellation.IsCancellationRequested;
        _state = State.Disposed;
        CountBatch();
        try
        {
            await CloseReaderAsync().ConfigureAwait(false);
            if (_badRows is { } badRows)
            {
                if (hasFailed)
                {
                    await badRows.AbandonAsync().ConfigureAwait(false);
                }
                else
                {
                    await badRows.EndAsync(isComplete: false, CancellationToken.None).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            await _files.DisposeAsync().ConfigureAwait(false);
            _linked?.Dispose();
            if (_batch.Length > 0)
            {
                ArrayPool<TRow>.Shared.Return(_batch, RuntimeHelpers.IsReferenceOrContainsReferences<TRow>());
                _batch = [];
            }
        }
    }
}
