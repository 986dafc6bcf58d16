using System.Net;
using System.Net.Sockets;

namespace TypedDao.Testing;

/// <summary>
/// A proxy on loopback in front of a server of HTTP 1.1, such as one of S3, whose exchanges go wrong as planned. What goes well is passed
/// on unchanged, both ways by streaming: chunks alone are laid out anew.
/// </summary>
public sealed class FaultProxy : IAsyncDisposable
{
    private const int Backlog = 512;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly HashSet<Task> _connections = [];
    private readonly Lock _gate = new();
    private readonly IExchangeFaultPlan? _plan;
    private readonly ExchangeLog _log;
    private readonly Task _accepting;

    private FaultProxy(Uri upstream, IExchangeFaultPlan? plan, FaultProxyOptions options)
    {
        (Upstream, Options, _plan, _log) = (upstream, options, plan, new ExchangeLog(options.LogCapacity));
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _listener.Listen(Backlog);
        Endpoint = new Uri($"http://{_listener.LocalEndPoint}/");
        _accepting = AcceptAsync();
    }

    /// <summary>What clients use instead of the upstream.</summary>
    public Uri Endpoint { get; }

    /// <summary>The server behind.</summary>
    public Uri Upstream { get; }

    /// <summary>How many requests there were.</summary>
    public long Received => _log.Received;

    /// <summary>How many of them had a fault, so that a test can see that it tested something.</summary>
    public long Injected => _log.Injected;

    /// <summary>The requests in the order in which they came: the latest ones, as many as the log keeps.</summary>
    public IReadOnlyList<LoggedRequest> Requests => _log.Requests;

    internal FaultProxyOptions Options { get; }

    /// <summary>Starts a proxy on a free port.</summary>
    /// <param name="upstream">The server, such as <c>http://127.0.0.1:7480</c>: without TLS and without a path.</param>
    /// <param name="plan">Which exchanges go wrong; null: none.</param>
    /// <param name="options">How it works; null: as usual.</param>
    /// <exception cref="ArgumentException">The upstream is not such an address.</exception>
    public static FaultProxy Start(Uri upstream, IExchangeFaultPlan? plan = null, FaultProxyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        if (!upstream.IsAbsoluteUri || upstream.Scheme != Uri.UriSchemeHttp || upstream.PathAndQuery != "/")
        {
            throw new ArgumentException(
                $"The upstream '{upstream}' cannot be proxied; give an address of HTTP without TLS and path, such as http://127.0.0.1:7480.",
                nameof(upstream));
        }

        return new FaultProxy(upstream, plan, options ?? new FaultProxyOptions());
    }

    /// <summary>How many faults of a kind there were.</summary>
    /// <param name="kind">The kind.</param>
    public long InjectedOf(ExchangeFaultKind kind) => _log.InjectedOf(kind);

    /// <summary>Empties the log and sets all counters to zero, as between the parts of a test.</summary>
    public void Clear() => _log.Clear();

    /// <summary>Stops: open connections are reset, and exchanges break off where they are.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        Task[] connections;
        lock (_gate)
        {
            connections = [.. _connections];
        }

        await Task.WhenAll(connections).ConfigureAwait(false);
    }

    /// <summary>Asks the plan, notes and counts.</summary>
    internal ExchangeFault? Plan(ProxiedRequest request)
    {
        ExchangeFault? fault = null;
        try
        {
            return fault = _plan?.Next(request);
        }
        finally
        {
            _log.Add(new LoggedRequest(request.Method, request.Target, request.Header("Range"), fault?.Kind));
        }
    }

    /// <summary>A new connection to the upstream.</summary>
    internal async Task<HttpConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(Upstream.IdnHost, Upstream.Port, cancellationToken).ConfigureAwait(false);
            return new HttpConnection(socket);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task AcceptAsync()
    {
        using Socket listener = _listener;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                Socket socket = await listener.AcceptAsync(_stopping.Token).ConfigureAwait(false);
                socket.NoDelay = true;
                Serve(socket);
            }
            catch (OperationCanceledException)
            {
                // Nobody is let in any more.
            }
        }
    }

    private void Serve(Socket socket)
    {
        var connection = new ClientConnection(this, new HttpConnection(socket));
        Task serving = connection.RunAsync(_stopping.Token);
        lock (_gate)
        {
            _connections.Add(serving);
        }

        // One that failed stays, so that its error comes out in the end.
        _ = serving.ContinueWith(
            ended =>
            {
                lock (_gate)
                {
                    _connections.Remove(ended);
                }
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnRanToCompletion,
            TaskScheduler.Default);
    }
}
