using TypedDao.BuiltIn;
using TypedDao.Codecs.Compression;

namespace TypedDao.Codecs.Batches;

/// <summary>
/// Collects rows in batches, which are encoded on several threads and written in their order. The rows must not change
/// meanwhile. A value that its column cannot hold shows at a later call than that of its row, at the latest at the end.
/// </summary>
internal sealed class BatchRowWriter<TRow> : RowWriter<TRow>
{
    private const int FirstRows = 16;
    private const int MostRows = 4096;

    // What is encoded at once fits the cache of its thread, and is much more work than handing it over.
    private const int BatchSize = 48 * 1024;

    private readonly RowEncoder<TRow> _encoder;
    private readonly BatchQueue<TRow> _queue;
    private RowBatch<TRow> _batch;
    private int _room = FirstRows;
    private long _rows;
    private bool _isLast;

    /// <summary>Starts a file.</summary>
    /// <param name="encoder">Encodes on the caller's thread; others come from it.</param>
    /// <param name="destination">Takes the bytes.</param>
    /// <param name="key">The key of the file.</param>
    /// <param name="degree">How many threads encode at most, that of the caller among them.</param>
    public BatchRowWriter(RowEncoder<TRow> encoder, Stream destination, string key, int degree)
    {
        _encoder = encoder;
        _queue = new BatchQueue<TRow>(encoder, new CompressedSink(destination, CompressionChoice.None, key), degree);
        _batch = _queue.Take();
        _batch.Begin(1, _room);
    }

    /// <inheritdoc/>
    /// <remarks>Of rows that are not encoded yet by the mean of the others, which depends on how far these are.</remarks>
    public override long? LengthSoFar => _queue.LengthOf(_rows + _batch.Count);

    /// <inheritdoc/>
    public override bool Write(TRow row)
    {
        _batch.Add(row);
        return _batch.Count == _room;
    }

    /// <inheritdoc/>
    public override async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (_batch.Count == 0)
        {
            return;
        }

        int count = _batch.Count;
        RowBatch<TRow> next = await _queue.ExchangeAsync(_batch, cancellationToken).ConfigureAwait(false);
        _rows += count;
        _room = Math.Clamp((int)(BatchSize / Math.Max(1, _queue.BytesPerRow)), 1, MostRows);
        next.Begin(_rows + 1, _room);
        _batch = next;
    }

    /// <inheritdoc/>
    public override async ValueTask CompleteAsync(CancellationToken cancellationToken)
    {
        if (!_isLast)
        {
            _isLast = true;
            _queue.Enqueue(_batch);
        }

        await _queue.CompleteAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _queue.DisposeAsync().ConfigureAwait(false);
        _encoder.Dispose();
    }
}
