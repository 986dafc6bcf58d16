using Microsoft.Extensions.Logging;
using TypedDao.Layers;
using TypedDao.Storage;

namespace TypedDao.S3.Tests;

/// <summary>The connection to the server of a bucket: goes wrong as planned, and keeps the requests with their headers.</summary>
internal sealed class Wire : IExchangeFaultPlan, IAsyncDisposable
{
    private readonly TestBucket _bucket;
    private readonly FaultProxy _proxy;
    private readonly ScriptedExchangeFaults _script = new();
    private readonly Lock _gate = new();
    private readonly List<ProxiedRequest> _requests = [];

    private Wire(TestBucket bucket)
    {
        _bucket = bucket;
        _proxy = FaultProxy.Start(bucket.Server.Endpoint, this);
    }

    /// <summary>The requests so far.</summary>
    public IReadOnlyList<ProxiedRequest> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Where it begins.</summary>
    public Uri Endpoint => _proxy.Endpoint;

    /// <summary>How many requests went wrong.</summary>
    public long Injected => _proxy.Injected;

    public static Wire To(TestBucket bucket) => new(bucket);

    /// <summary>The requests so far of a method, as it says which.</summary>
    public ProxiedRequest[] Of(string method, Func<ProxiedRequest, bool>? which = null)
        => [.. Requests.Where(request => request.Method == method && (which?.Invoke(request) ?? true))];

    /// <summary>Lets requests go wrong.</summary>
    public Wire Breaks(Func<ProxiedRequest, bool> matches, ExchangeFault fault, int skip = 0, int times = 1)
    {
        _script.At(matches, fault, skip, times);
        return this;
    }

    /// <summary>The bare storage over this connection.</summary>
    public S3Storage Open(Func<S3StorageOptions, S3StorageOptions>? change = null) => _bucket.Open(options => Through(options, change));

    /// <summary>The storage as a context opens it, over this connection.</summary>
    public IObjectStorage OpenUnderLayers(
        Func<S3StorageOptions, S3StorageOptions>? change = null, RetryOptions? retry = null, ILogger<S3Storage>? logger = null)
        => _bucket.OpenUnderLayers(options => Through(options, change), retry, logger);

    public void Clear()
    {
        lock (_gate)
        {
            _requests.Clear();
        }
    }

    ExchangeFault? IExchangeFaultPlan.Next(ProxiedRequest request)
    {
        lock (_gate)
        {
            _requests.Add(request);
        }

        return _script.Next(request);
    }

    public ValueTask DisposeAsync() => _proxy.DisposeAsync();

    private S3StorageOptions Through(S3StorageOptions options, Func<S3StorageOptions, S3StorageOptions>? change)
        => (change?.Invoke(options) ?? options) with { Endpoint = _proxy.Endpoint };
}
