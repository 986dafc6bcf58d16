using System.Globalization;
using System.Text;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>A request that reached the <see cref="TestServer"/>.</summary>
internal sealed class ServerRequest(string head, Stream stream, CancellationToken stopping)
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>All of the head, as it came.</summary>
    public string Head => head;

    public string Method => head.Split(' ')[0];

    public string Target => head.Split(' ')[1];

    /// <summary>How many bytes of the body came.</summary>
    public long Received { get; private set; }

    /// <summary>Whether the body came to its end.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>The lines behind the last chunk.</summary>
    public string Trailers { get; private set; } = "";

    /// <summary>Whether the server ends the connection behind the answer.</summary>
    public bool Closes { get; set; }

    public CancellationToken Stopping => stopping;

    public Task Ended => _ended.Task;

    public void End() => _ended.TrySetResult();

    public string? Header(string name) => head.Split("\r\n")
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    public Task WriteAsync(string text) => WriteAsync(Encoding.Latin1.GetBytes(text));

    public Task WriteAsync(byte[] bytes) => stream.WriteAsync(bytes, 0, bytes.Length, stopping);

    public async Task<byte[]> ReadBodyAsync()
    {
        using var body = new MemoryStream();
        await ReadBodyAsync(piece => body.Write(piece.Span));
        return body.ToArray();
    }

    public async Task ReadBodyAsync(Action<ReadOnlyMemory<byte>> take)
    {
        if (Header("Expect") is not null)
        {
            await WriteAsync("HTTP/1.1 100 Continue\r\n\r\n");
        }

        if (Header("Transfer-Encoding") == "chunked")
        {
            while (int.Parse(await ReadLineAsync(), NumberStyles.HexNumber) is > 0 and int length)
            {
                await ReadAsync(length, take);
                Assert.Equal("", await ReadLineAsync());
            }

            while (await ReadLineAsync() is { Length: > 0 } trailer)
            {
                Trailers += trailer + "\n";
            }
        }
        else
        {
            await ReadAsync(long.Parse(Header("Content-Length") ?? "0"), take);
        }

        IsWhole = true;
    }

    private async Task ReadAsync(long length, Action<ReadOnlyMemory<byte>> take)
    {
        byte[] buffer = new byte[16 * 1024];
        while (length > 0)
        {
            int read = await stream.ReadAsync(buffer.AsMemory(0, (int)Math.Min(length, buffer.Length)), stopping);
            if (read == 0)
            {
                throw new IOException("The client broke off.");
            }

            take(buffer.AsMemory(0, read));
            Received += read;
            length -= read;
        }
    }

    private async Task<string> ReadLineAsync()
    {
        var line = new StringBuilder();
        byte[] one = new byte[1];
        while (await stream.ReadAsync(one, stopping) == 1)
        {
            line.Append((char)one[0]);
            if (line.Length >= 2 && one[0] == '\n')
            {
                return line.ToString(0, line.Length - 2);
            }
        }

        throw new IOException("The client broke off.");
    }
}
