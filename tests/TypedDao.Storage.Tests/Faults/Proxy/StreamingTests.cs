using System.Net;
using System.Security.Cryptography;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>Large bodies are passed on as they come.</summary>
public sealed class StreamingTests
{
    private const int Length = 64 * 1024 * 1024;
    private const int Step = 1024 * 1024;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_request_is_never_held_as_a_whole(bool isChunked)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long most = 0;
        await using var server = new TestServer(async request =>
        {
            await request.ReadBodyAsync(piece => hash.AppendData(piece.Span));
            most = GC.GetTotalMemory(forceFullCollection: true);
            await request.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using var client = new HttpClient();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var content = new PatternContent(isChunked ? null : Length);
        using var request = new HttpRequestMessage(HttpMethod.Put, proxy.Endpoint) { Content = content };
        request.Headers.TransferEncodingChunked = isChunked;
        using HttpResponseMessage answer = await client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(content.Hash, Convert.ToHexString(hash.GetHashAndReset()));
        Assert.InRange(most - before, long.MinValue, 16 * Step);
    }

    [Fact]
    public async Task An_answer_is_sent_no_faster_than_it_is_read()
    {
        long written = 0;
        await using var server = new TestServer(async request =>
        {
            await request.WriteAsync($"HTTP/1.1 200 OK\r\nContent-Length: {Length}\r\n\r\n");
            byte[] piece = new byte[Step];
            for (int i = 0; i < Length / Step; i++)
            {
                piece.AsSpan().Fill((byte)i);
                await request.WriteAsync(piece);
                Interlocked.Add(ref written, piece.Length);
            }
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(proxy.Endpoint, HttpCompletionOption.ResponseHeadersRead, Token);
        await Task.Delay(500, Token);
        Assert.InRange(Interlocked.Read(ref written), 0, Length / 2);

        await using Stream content = await answer.Content.ReadAsStreamAsync(Token);
        byte[] buffer = new byte[Step];
        for (int i = 0; i < Length / Step; i++)
        {
            await content.ReadExactlyAsync(buffer, Token);
            Assert.Equal(-1, buffer.AsSpan().IndexOfAnyExcept((byte)i));
        }

        Assert.Equal(0, await content.ReadAsync(buffer, Token));
    }

    private sealed class PatternContent(long? length) : HttpContent
    {
        public string Hash { get; private set; } = "";

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            byte[] piece = new byte[Step];
            for (int i = 0; i < Length / Step; i++)
            {
                new Random(i).NextBytes(piece);
                hash.AppendData(piece);
                await stream.WriteAsync(piece);
            }

            Hash = Convert.ToHexString(hash.GetHashAndReset());
        }

        protected override bool TryComputeLength(out long computed)
        {
            computed = length ?? 0;
            return length is not null;
        }
    }
}
