using System.Net;
using System.Security.Cryptography;
using System.Text;
using TypedDao.Testing;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>Without a fault nothing is changed.</summary>
public sealed class PassingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(100_000, false)]
    [InlineData(100_000, true)]
    [InlineData(3_000_001, true)]
    public async Task Bodies_pass_both_ways(int length, bool isChunked)
    {
        await using var server = new TestServer(async request =>
        {
            byte[] body = await request.ReadBodyAsync();
            await request.WriteAsync(isChunked ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" : $"HTTP/1.1 200 OK\r\nContent-Length: {body.Length}\r\n\r\n");
            foreach (byte[] piece in body.Chunk(70_001))
            {
                await request.WriteAsync(isChunked ? [.. Encoding.ASCII.GetBytes($"{piece.Length:x}\r\n"), .. piece, .. "\r\n"u8] : piece);
            }

            await request.WriteAsync(isChunked ? "0\r\n\r\n" : "");
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using var client = new HttpClient();
        byte[] sent = RandomNumberGenerator.GetBytes(length);
        for (int i = 0; i < 3; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, proxy.Endpoint) { Content = new ByteArrayContent(sent) };
            request.Headers.TransferEncodingChunked = isChunked;
            using HttpResponseMessage answer = await client.SendAsync(request, Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(sent, await answer.Content.ReadAsByteArrayAsync(Token));
        }

        Assert.Equal(1, server.Connections);
        Assert.Equal((3, 0), (proxy.Received, proxy.Injected));
    }

    [Theory]
    [InlineData("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 77\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 204 No Content\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 304 Not Modified\r\nContent-Length: 77\r\nETag: \"a\"\r\n\r\n")]
    [InlineData("DELETE", "HTTP/1.1 404 \r\ncontent-length:0\r\n\r\n")]
    [InlineData("GET", "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")]
    public async Task Heads_pass_byte_by_byte_and_the_connection_goes_on(string method, string expected)
    {
        await using var server = new TestServer(request => request.WriteAsync(expected));
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        string head = $"{method} /a%2Fb/?x=1&y HTTP/1.1\r\nhOST: bucket.example:80\r\nX-Odd:   spaced\tout  \r\nAuthorization: AWS4-HMAC-SHA256 é\r\n\r\n";
        for (int i = 0; i < 2; i++)
        {
            await client.SendAsync(head);
            Assert.Equal(expected, await client.ReadUntilAsync(expected));
        }

        Assert.All(server.Requests, request => Assert.Equal(head, request.Head));
        Assert.Equal(1, server.Connections);
    }

    [Fact]
    public async Task Requests_behind_each_other_are_answered_in_order()
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync("\r\nPUT / HTTP/1.1\r\nContent-Length: 3\r\n\r\nonePUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\ntw\r\n1\r\no\r\n0\r\nT: t\r\n\r\nPUT / HTTP/1.1\r\nConnection: close\r\nContent-Length: 5\r\n\r\nthree");
        (string text, bool isReset) = await client.ReadToEndAsync();
        Assert.False(isReset);
        Assert.Equal(["one", "two", "three"], text.Split("HTTP/1.1", StringSplitOptions.RemoveEmptyEntries).Select(answer => answer.Split("\r\n\r\n")[1]));
        Assert.Equal(["", "T: t\n", ""], server.Requests.Select(request => request.Trailers));
    }

    [Fact]
    public async Task Headers_behind_the_chunks_of_an_answer_pass()
    {
        const string Answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\nX-Sum: 7\r\nX-More: 8\r\n\r\n";
        await using var server = new TestServer(request => request.WriteAsync(Answer));
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync("GET / HTTP/1.1\r\n\r\n");
        Assert.Equal(Answer, await client.ReadUntilAsync("8\r\n\r\n"));
    }

    [Fact]
    public async Task A_body_without_a_length_ends_with_the_connection()
    {
        await using var server = new TestServer(async request =>
        {
            request.Closes = true;
            await request.WriteAsync("HTTP/1.1 200 OK\r\n\r\nto the end");
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using var client = new HttpClient();
        Assert.Equal("to the end", await client.GetStringAsync(proxy.Endpoint, Token));
        Assert.Equal("to the end", await client.GetStringAsync(proxy.Endpoint, Token));
    }

    [Fact]
    public async Task A_client_that_waits_for_100_gets_it_from_the_upstream()
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await client.ReadUntilAsync("\r\n\r\n"));
        await client.SendAsync("body");
        Assert.EndsWith("\r\n\r\nbody", await client.ReadUntilAsync("body"));
    }

    [Fact]
    public async Task An_answer_that_does_not_wait_for_the_body_passes_and_ends_the_connection()
    {
        await using var server = new TestServer(async request =>
        {
            request.Closes = true;
            await request.WriteAsync("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        Assert.Equal(("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno", false), await client.ReadToEndAsync());
    }

    [Fact]
    public async Task An_upstream_that_ended_an_idle_connection_is_connected_anew()
    {
        await using var server = new TestServer(async request =>
        {
            request.Closes = true;
            await request.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        for (int i = 1; i <= 5; i++)
        {
            await client.SendAsync("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n");
            await client.ReadUntilAsync("ok");
            Assert.Equal(i, server.Connections);
            await Task.Delay(20, Token);
        }
    }

    [Fact]
    public async Task The_host_is_replaced_where_that_is_asked_for()
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address, options: new FaultProxyOptions { Host = "s3.example" });
        using var client = new HttpClient();
        await client.GetStringAsync(proxy.Endpoint, Token);
        Assert.Equal("GET / HTTP/1.1\r\nHost: s3.example\r\n\r\n", (await server.SingleAsync()).Head);
    }

    [Fact]
    public async Task Two_hundred_exchanges_at_once_pass_unharmed()
    {
        int seed = Seeded.Seed();
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using var client = new HttpClient();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var random = new Random(seed + i);
            byte[] sent = new byte[random.Next(200_000)];
            random.NextBytes(sent);
            for (int round = 0; round < 3; round++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Put, new Uri(proxy.Endpoint, $"{i}/{round}")) { Content = new ByteArrayContent(sent) };
                request.Headers.TransferEncodingChunked = random.Next(2) == 0;
                request.Headers.ExpectContinue = random.Next(4) == 0;
                using HttpResponseMessage answer = await client.SendAsync(request, Token);
                Assert.Equal(sent, await answer.Content.ReadAsByteArrayAsync(Token));
            }
        }));
        Assert.Equal((600, 0), (proxy.Received, proxy.Injected));
        Assert.Equal(600, proxy.Requests.Distinct().Count());
    }
}
