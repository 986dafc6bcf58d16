using System.Net;
using System.Net.Sockets;

namespace TypedDao.Benchmarks.Storage;

/// <summary>
/// A relay in front of a server that gives each connection a bounded number of bytes a second, each way, as object stores over a network do.
/// A server on the same machine gives one connection whatever it has.
/// </summary>
public sealed class PacedProxy : IAsyncDisposable
{
    /// <summary>What each connection gets, each way.</summary>
    public const int BytesPerSecond = 50_000_000;

    private const int Backlog = 64;
    private const int PieceSize = 64 << 10;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Uri _server;
    private readonly Task _accepting;

    /// <summary>Starts it on a free port.</summary>
    /// <param name="server">The server behind.</param>
    public PacedProxy(Uri server)
    {
        _server = server;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _listener.Listen(Backlog);
        Endpoint = new Uri($"http://{_listener.LocalEndPoint}/");
        _accepting = AcceptAsync();
    }

    /// <summary>What clients use instead of the server.</summary>
    public Uri Endpoint { get; }

    /// <summary>Ends it, with every connection.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await _listener.AcceptAsync(_stopping.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var client = new NetworkStream(socket, ownsSocket: true);
        await using var server = new NetworkStream(await ConnectAsync(), ownsSocket: true);
        socket.NoDelay = true;
        await Task.WhenAll(PassAsync(client, server), PassAsync(server, client));
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(_server.Host, _server.Port, _stopping.Token);
        return socket;
    }

    private async Task PassAsync(NetworkStream from, NetworkStream to)
    {
        byte[] piece = new byte[PieceSize];
        var pace = new TokenBucket(BytesPerSecond);
        try
        {
            int length;
            while ((length = await from.ReadAsync(piece, _stopping.Token)) > 0)
            {
                await pace.TakeAsync(length);
                await to.WriteAsync(piece.AsMemory(0, length), _stopping.Token);
            }

            to.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException)
        {
            // One side is gone, or all are: the other side learns it too.
            await from.DisposeAsync();
            await to.DisposeAsync();
        }
    }
}
