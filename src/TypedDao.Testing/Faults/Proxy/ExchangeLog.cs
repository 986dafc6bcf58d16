namespace TypedDao.Testing;

/// <summary>What a proxy notes and counts.</summary>
/// <param name="capacity">How many requests are kept.</param>
internal sealed class ExchangeLog(int capacity)
{
    private readonly Lock _gate = new();
    private readonly Queue<LoggedRequest> _requests = [];
    private readonly Dictionary<ExchangeFaultKind, long> _faults = [];
    private long _received;

    public long Received => Read(() => _received);

    public long Injected => Read(_faults.Values.Sum);

    public IReadOnlyList<LoggedRequest> Requests => Read<LoggedRequest[]>(() => [.. _requests]);

    public long InjectedOf(ExchangeFaultKind kind) => Read(() => _faults.GetValueOrDefault(kind));

    public void Add(LoggedRequest request)
    {
        lock (_gate)
        {
            _received++;
            if (request.Fault is { } kind)
            {
                _faults[kind] = _faults.GetValueOrDefault(kind) + 1;
            }

            _requests.Enqueue(request);
            while (_requests.Count > capacity)
            {
                _requests.Dequeue();
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
            _faults.Clear();
            _received = 0;
        }
    }

    private T Read<T>(Func<T> value)
    {
        lock (_gate)
        {
            return value();
        }
    }
}
