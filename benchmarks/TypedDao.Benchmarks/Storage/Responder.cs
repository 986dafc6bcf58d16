using System.Net;
using System.Net.Sockets;

namespace TypedDao.Benchmarks.Storage;

/// <summary>
/// Answers from memory, as fast as it can, what the benchmarks of clients ask of S3. It measures the client, whose costs do not show beside those
/// of a server that does its work: it checks no signature, keeps nothing that is written, and knows one object and one listing. It is no S3, and shows
/// nothing of whether a client works.
/// </summary>
/// <remarks>Each connection has a thread and blocks it: for a few connections nothing is cheaper.</remarks>
public sealed class Responder : IDisposable
{
    private const int Backlog = 64;

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly List<Socket> _sockets = [];
    private Thread? _accepting;

    /// <summary>What it answers with.</summary>
    public ResponderContent Content => field ??= new ResponderContent();

    /// <summary>Starts it on a free port.</summary>
    public void Start()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, port: 0));
        _listener.Listen(Backlog);
        S3Access.Publish(S3Target.Responder, new Uri($"http://{_listener.LocalEndPoint}/"), "key", "secret");
        _accepting = new Thread(Accept);
        _accepting.Start();
    }

    /// <summary>Ends it, with every connection.</summary>
    public void Dispose()
    {
        _listener.Dispose();
        _accepting?.Join();
        _sockets.ForEach(socket => socket.Dispose());
    }

    private void Accept()
    {
        try
        {
            while (true)
            {
                Socket socket = _listener.Accept();
                socket.NoDelay = true;
                _sockets.Add(socket);
                new Thread(new ResponderConnection(socket, Content).Serve).Start();
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // It is over.
        }
    }
}
