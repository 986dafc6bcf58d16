using System.Diagnostics;

namespace TypedDao.Layers;

/// <summary>The measurement of one call, which may consist of several steps: those of a read, listing or upload.</summary>
internal sealed class StorageMeasurement
{
    private readonly string _operation;
    private readonly string _store;
    private readonly TimeProvider _timeProvider;
    private readonly Activity? _activity;
    private TimeSpan _elapsed;
    private long _read;
    private long _written;
    private long _entries;
    private string? _error;
    private bool _isEnded;

    /// <summary>Starts a span, which is the current one until the calling method returns.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="key">The key.</param>
    /// <param name="timeProvider">The clock.</param>
    public StorageMeasurement(string operation, string store, string key, TimeProvider timeProvider)
    {
        _operation = operation;
        _store = store;
        _timeProvider = timeProvider;
        if (StorageTelemetry.Source.HasListeners())
        {
            _activity = StorageTelemetry.Source.StartActivity($"{operation} {store}", ActivityKind.Client);
            _activity?.SetTag(StorageTelemetry.OperationTag, operation);
            _activity?.SetTag(StorageTelemetry.StoreTag, store);
            _activity?.SetTag(StorageTelemetry.KeyTag, key);
        }
    }

    /// <summary>The start of a step, for <see cref="End"/>.</summary>
    public long Start() => _timeProvider.GetTimestamp();

    /// <summary>Counts bytes that were read.</summary>
    /// <param name="count">The number.</param>
    public void Read(long count) => _read += count;

    /// <summary>Counts bytes that were written.</summary>
    /// <param name="count">The number.</param>
    public void Written(long count) => _written += count;

    /// <summary>Counts an entry that was listed.</summary>
    public void Listed() => _entries++;

    /// <summary>Ends a step.</summary>
    /// <param name="started">Its start.</param>
    /// <param name="error">Why it failed, or null.</param>
    public void End(long started, Exception? error = null)
    {
        _elapsed += _timeProvider.GetElapsedTime(started);
        if (error is not null && _error is null)
        {
            _error = StorageTelemetry.TypeOf(error);
            if (_activity is not null && _error != StorageTelemetry.Canceled)
            {
                // What other libraries say may hold what nobody is to see.
                _activity.SetStatus(ActivityStatusCode.Error, (error as TypedDaoException)?.Message);
            }
        }
    }

    /// <summary>Reports the call.</summary>
    public void Report()
    {
        if (_isEnded)
        {
            return;
        }

        _isEnded = true;
        var tags = new TagList { { StorageTelemetry.OperationTag, _operation }, { StorageTelemetry.StoreTag, _store } };
        StorageTelemetry.Operations.Add(1, tags);
        Count(_read, "read", tags);
        Count(_written, "write", tags);
        if (_error is not null)
        {
            tags.Add(StorageTelemetry.ErrorTag, _error);
            if (_error != StorageTelemetry.Canceled)
            {
                StorageTelemetry.Errors.Add(1, tags);
            }
        }

        StorageTelemetry.Duration.Record(_elapsed.TotalSeconds, tags);
        EndSpan();
    }

    private static void Count(long bytes, string direction, TagList tags)
    {
        if (bytes > 0)
        {
            tags.Add(StorageTelemetry.DirectionTag, direction);
            StorageTelemetry.Bytes.Add(bytes, tags);
        }
    }

    private void EndSpan()
    {
        if (_activity is null)
        {
            return;
        }

        Tag(StorageTelemetry.ReadTag, _read);
        Tag(StorageTelemetry.WrittenTag, _written);
        Tag(StorageTelemetry.EntriesTag, _entries);
        if (_error is not null)
        {
            _activity.SetTag(StorageTelemetry.ErrorTag, _error);
        }

        // Ending a span makes its parent the current one, also for a caller that has gone on to another by now.
        Activity? current = Activity.Current;
        _activity.Stop();
        if (current != _activity)
        {
            Activity.Current = current;
        }
    }

    private void Tag(string name, long value)
    {
        if (value > 0)
        {
            _activity!.SetTag(name, value);
        }
    }
}
