using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>
/// Puts layers around an object storage, each of which adds one thing and changes nothing else. A call passes telemetry, then
/// retry, then error context, then the storage: what is measured includes retries, and retry sees errors that are classified.
/// </summary>
public static class StorageLayers
{
    /// <summary>Puts all layers around a storage.</summary>
    /// <param name="storage">The storage; disposed with the result.</param>
    /// <param name="store">The store's name, for errors, traces and metrics.</param>
    /// <param name="timeProvider">The clock that pauses and durations are taken from; null: the system's.</param>
    /// <param name="retry">When to try again; null: the defaults.</param>
    public static IObjectStorage Apply(IObjectStorage storage, string store, TimeProvider? timeProvider = null, RetryOptions? retry = null)
        => Apply(storage, new RetryPolicy(retry ?? new RetryOptions(), timeProvider ?? TimeProvider.System, store), timeProvider ?? TimeProvider.System);

    /// <summary>Puts all layers around a storage that shares its retry with them.</summary>
    /// <param name="storage">The storage; disposed with the result.</param>
    /// <param name="retry">The store's retry.</param>
    /// <param name="timeProvider">The clock.</param>
    internal static IObjectStorage Apply(IObjectStorage storage, RetryPolicy retry, TimeProvider timeProvider)
        => Telemetry(new RetryStorage(ErrorContext(storage, retry.Store), retry), retry.Store, timeProvider);

    /// <summary>
    /// Makes every exception a <see cref="TypedDaoException"/> that knows operation, store and address. What the caller did wrong
    /// (<see cref="ArgumentException"/>, <see cref="InvalidOperationException"/>) and <see cref="OperationCanceledException"/> pass.
    /// </summary>
    /// <param name="storage">The storage; disposed with the result.</param>
    /// <param name="store">The store's name.</param>
    public static IObjectStorage ErrorContext(IObjectStorage storage, string store)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(store);
        return new ErrorContextStorage(storage, store);
    }

    /// <summary>
    /// Tries again what failed for a passing reason (<see cref="TypedDaoException.IsTransient"/>), where repeating it has the same effect
    /// as doing it once: reads, listings (from the last key), unconditional writes of bytes and copies, deletions, the opening of an upload.
    /// A conditional write is repeated only when the other side has refused it for the moment (<see cref="ErrorKind.Throttled"/>, or a
    /// <see cref="ErrorKind.Conflict"/> that passes): after any other
    /// failure the first attempt may have won, and a second one would lose against it and take it for somebody else's. Such an error is
    /// passed on: <see cref="ErrorKind.OutcomeUnknown"/> where nobody knows what became of the write. The steps of an upload are not repeated. A stream that breaks off is continued at the
    /// next byte, of the same version: <see cref="ErrorKind.Conflict"/> where there is another by then; asynchronous reads alone continue.
    /// </summary>
    /// <param name="storage">The storage, whose errors are classified; disposed with the result.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="timeProvider">The clock that pauses are taken from; null: the system's.</param>
    /// <param name="options">When to try again; null: the defaults.</param>
    public static IObjectStorage Retry(IObjectStorage storage, string store, TimeProvider? timeProvider = null, RetryOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(store);
        return new RetryStorage(storage, new RetryPolicy(options ?? new RetryOptions(), timeProvider ?? TimeProvider.System, store));
    }

    /// <summary>Reports every call to the listeners of <see cref="StorageTelemetry"/>; without listeners calls pass straight through.</summary>
    /// <param name="storage">The storage; disposed with the result.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="timeProvider">The clock that durations are taken from; null: the system's.</param>
    public static IObjectStorage Telemetry(IObjectStorage storage, string store, TimeProvider? timeProvider = null)
    {
        ArgumentNullException.ThrowIfNull(storage);
        ArgumentNullException.ThrowIfNull(store);
        return new TelemetryStorage(storage, store, timeProvider ?? TimeProvider.System);
    }
}
