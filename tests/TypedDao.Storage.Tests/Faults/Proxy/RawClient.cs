using System.Net.Sockets;
using System.Text;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>A client that sends and receives bytes as they are.</summary>
internal sealed class RawClient : IDisposable
{
    private readonly TcpClient _client = new() { NoDelay = true };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<RawClient> ConnectAsync(Uri address)
    {
        var client = new RawClient();
        await client._client.ConnectAsync(address.Host, address.Port, Token);
        return client;
    }

    public async Task SendAsync(string text) => await _client.GetStream().WriteAsync(Encoding.Latin1.GetBytes(text), Token);

    /// <summary>Reads until a text has come.</summary>
    public async Task<string> ReadUntilAsync(string end)
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[1];
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            Assert.True(await _client.GetStream().ReadAsync(buffer, Token) == 1, $"The connection ended behind '{text}'.");
            text.Append((char)buffer[0]);
        }

        return text.ToString();
    }

    /// <summary>Reads until the connection ends.</summary>
    /// <returns>What came, and whether the end was a reset.</returns>
    public async Task<(string Text, bool IsReset)> ReadToEndAsync()
    {
        var text = new StringBuilder();
        byte[] buffer = new byte[4096];
        try
        {
            while (await _client.GetStream().ReadAsync(buffer, Token) is > 0 and int read)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }

            return (text.ToString(), false);
        }
        catch (IOException e) when (e.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionReset })
        {
            return (text.ToString(), true);
        }
    }

    public void Dispose() => _client.Dispose();
}
