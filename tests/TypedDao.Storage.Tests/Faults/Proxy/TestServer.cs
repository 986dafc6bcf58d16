using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>A server of HTTP 1.1 that shares no code with the proxy, and notes what reaches it.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _connections = [];
    private readonly Func<ServerRequest, Task> _answer;
    private readonly Task _accepting;
    private int _connected;

    /// <param name="answer">Reads the body and writes the answer; null: sends the body back.</param>
    public TestServer(Func<ServerRequest, Task>? answer = null)
    {
        _answer = answer ?? EchoAsync;
        _listener.Start(512);
        Address = new Uri($"http://{_listener.LocalEndpoint}/");
        _accepting = AcceptAsync();
    }

    public Uri Address { get; }

    /// <summary>How many connections there were.</summary>
    public int Connections => Volatile.Read(ref _connected);

    public ConcurrentQueue<ServerRequest> Requests { get; } = [];

    /// <summary>The request that has come, once it has been answered or broken off.</summary>
    public async Task<ServerRequest> SingleAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Requests.IsEmpty)
        {
            await Task.Delay(5, patience.Token);
        }

        ServerRequest request = Assert.Single(Requests);
        await request.Ended.WaitAsync(TimeSpan.FromSeconds(20));
        return request;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private static async Task EchoAsync(ServerRequest request)
    {
        byte[] body = await request.ReadBodyAsync();
        await request.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\nX-Upstream: yes\r\n\r\n");
        await request.WriteAsync(body);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connected);
                _connections.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            NetworkStream stream = client.GetStream();
            while (await ReadHeadAsync(stream) is { } head)
            {
                var request = new ServerRequest(head, stream, _stopping.Token);
                Requests.Enqueue(request);
                try
                {
                    await _answer(request);
                }
                catch (Exception e) when (e is IOException or OperationCanceledException)
                {
                    return;
                }
                finally
                {
                    request.End();
                }

                if (request.Closes)
                {
                    return;
                }
            }
        }
    }

    private async Task<string?> ReadHeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        try
        {
            while (await stream.ReadAsync(one, _stopping.Token) == 1)
            {
                head.Append((char)one[0]);
                if (one[0] == '\n' && head.Length >= 4 && head.ToString(head.Length - 4, 4) == "\r\n\r\n")
                {
                    return head.ToString();
                }
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side is gone.
        }

        return null;
    }
}
