using System.Net;
using System.Net.Sockets;

namespace TypedDao.Postgres.Support;

/// <summary>Stands before the server and passes everything on, but for the answer to the first commit: the client's connection ends instead.</summary>
internal sealed class CommitProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly int _server;
    private readonly bool _endsWithIt;
    private int _lost;

    private CommitProxy(int server, bool endsWithIt)
    {
        _server = server;
        _endsWithIt = endsWithIt;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int LostAnswers => Volatile.Read(ref _lost);

    /// <summary>Starts it.</summary>
    /// <param name="server">The port of the server.</param>
    /// <param name="endsWithIt">Whether no connection is taken afterwards.</param>
    public static CommitProxy Start(int server, bool endsWithIt = false) => new(server, endsWithIt);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                if (_endsWithIt && LostAnswers > 0)
                {
                    client.Dispose();
                    continue;
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using TcpClient one = client;
        using var other = new TcpClient();
        try
        {
            await other.ConnectAsync(IPAddress.Loopback, _server, _stop.Token);
            Task back = other.GetStream().CopyToAsync(one.GetStream(), _stop.Token);
            var buffer = new byte[1 << 16];
            int read;
            while ((read = await one.GetStream().ReadAsync(buffer, _stop.Token)) > 0)
            {
                bool commits = buffer.AsSpan(0, read).IndexOf("COMMIT\0"u8) >= 0 && Interlocked.CompareExchange(ref _lost, 1, 0) == 0;
                if (commits)
                {
                    // From now on nothing goes back; what the server does with it is to be seen.
                    one.Client.Shutdown(SocketShutdown.Send);
                    await other.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
                    one.Client.Close(0);
                    await Task.Delay(200, _stop.Token);
                    return;
                }

                await other.GetStream().WriteAsync(buffer.AsMemory(0, read), _stop.Token);
            }

            await back;
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // A side has ended.
        }
    }
}
