using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TypedDao.Layers;

/// <summary>
/// What storages report, by the names that listeners subscribe to. Nothing is measured where nobody listens. Keys are in
/// traces alone; secrets are nowhere.
/// </summary>
/// <remarks>
/// <para>
/// A span per call of the <c>ActivitySource</c> <see cref="SourceName"/>, of kind client, named <c>OPERATION STORE</c>, such as
/// <c>get bronze</c>. That of a read, listing or upload lasts until it is disposed. Tags: <c>typeddao.operation.name</c>
/// (<c>head get put upload list delete copy</c>), <c>typeddao.store.name</c>, <c>typeddao.key</c> (of a listing, the prefix),
/// <c>typeddao.io.read</c> and <c>typeddao.io.written</c> (bytes), <c>typeddao.list.entries</c>, and <c>error.type</c> where it failed. A
/// repetition is an event <c>retry</c> with <c>error.type</c>.
/// </para>
/// <para>
/// Instruments of the <c>Meter</c> <see cref="MeterName"/>, with the tags <c>typeddao.operation.name</c> and <c>typeddao.store.name</c>:
/// <c>typeddao.storage.operations</c> (calls), <c>typeddao.storage.errors</c> (failed calls, with <c>error.type</c>),
/// <c>typeddao.storage.retries</c> (repetitions, with <c>error.type</c>), <c>typeddao.storage.io</c> (bytes, with
/// <c>typeddao.io.direction</c> <c>read</c> or <c>write</c>), <c>typeddao.storage.operation.duration</c> (seconds spent in the storage,
/// without the caller's time between the pieces of a read, listing or upload; with <c>error.type</c> where it failed).
/// </para>
/// <para>
/// <c>error.type</c> is an <see cref="ErrorKind"/> in snake_case such as <c>not_found</c>, <c>canceled</c>, or the name of another
/// exception's type. What a caller cancels counts as no error.
/// </para>
/// </remarks>
public static class StorageTelemetry
{
    /// <summary>The name of the <c>ActivitySource</c>.</summary>
    public const string SourceName = "TypedDao";

    /// <summary>The name of the <c>Meter</c>.</summary>
    public const string MeterName = "TypedDao";

    internal const string OperationTag = "typeddao.operation.name";
    internal const string StoreTag = "typeddao.store.name";
    internal const string KeyTag = "typeddao.key";
    internal const string ReadTag = "typeddao.io.read";
    internal const string WrittenTag = "typeddao.io.written";
    internal const string DirectionTag = "typeddao.io.direction";
    internal const string EntriesTag = "typeddao.list.entries";
    internal const string ErrorTag = "error.type";
    internal const string Canceled = "canceled";

    internal static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(MeterName);

    internal static readonly Counter<long> Operations = Meter.CreateCounter<long>("typeddao.storage.operations", "{operation}", "Calls of a storage.");
    internal static readonly Counter<long> Errors = Meter.CreateCounter<long>("typeddao.storage.errors", "{error}", "Calls of a storage that failed.");
    internal static readonly Counter<long> Bytes = Meter.CreateCounter<long>("typeddao.storage.io", "By", "Bytes read from and written to a storage.");
    internal static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("typeddao.storage.operation.duration", "s", "Time that a call spent in the storage.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("typeddao.storage.retries", "{retry}", "Calls of a storage that were made again.");

    /// <summary>Whether anybody listens to calls.</summary>
    internal static bool IsObserved
        => Source.HasListeners() || Operations.Enabled || Errors.Enabled || Bytes.Enabled || Duration.Enabled;

    /// <summary>Reports that a call is made again.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="store">The store's name.</param>
    /// <param name="error">Why it failed.</param>
    internal static void Repeated(string operation, string store, TypedDaoException error)
    {
        string type = TypeOf(error);
        if (Retries.Enabled)
        {
            Retries.Add(1, new TagList { { OperationTag, operation }, { StoreTag, store }, { ErrorTag, type } });
        }

        if (Activity.Current is { } activity && activity.Source == Source)
        {
            activity.AddEvent(new ActivityEvent("retry", tags: new ActivityTagsCollection { { ErrorTag, type } }));
        }
    }

    /// <summary>The value of <c>error.type</c>.</summary>
    /// <param name="error">The exception.</param>
    internal static string TypeOf(Exception error) => error switch
    {
        TypedDaoException known => SnakeCase(known.Kind.ToString()),
        OperationCanceledException => Canceled,
        _ => error.GetType().FullName ?? error.GetType().Name,
    };

    private static string SnakeCase(string name)
        => string.Concat(name.Select((c, i) => char.IsAsciiLetterUpper(c) ? (i == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));
}
