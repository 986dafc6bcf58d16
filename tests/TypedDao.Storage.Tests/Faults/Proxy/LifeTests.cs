using System.Net;
using System.Net.Sockets;
using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>Clients, upstreams and proxies that go away, and what the proxy says of its own.</summary>
public sealed class LifeTests
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(10);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_gives_up_waiting_lets_the_upstream_know()
    {
        var reached = new TaskCompletionSource();
        var ended = new TaskCompletionSource();
        await using var server = new TestServer(async request =>
        {
            await request.ReadBodyAsync();
            reached.SetResult();
            await Assert.ThrowsAsync<IOException>(async () =>
            {
                while (true)
                {
                    // Written only to find out whether somebody is there.
                    await Task.Delay(20, request.Stopping);
                    await request.WriteAsync("HTTP/1.1 102 Processing\r\n\r\n");
                }
            });
            ended.SetResult();
            throw new IOException("The client is gone.");
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using var client = new HttpClient();
        using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(Token);
        Task<HttpResponseMessage> sending = client.PutAsync(proxy.Endpoint, new StringContent("body"), giveUp.Token);
        await reached.Task.WaitAsync(Promptly, Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sending);
        await ended.Task.WaitAsync(Promptly, Token);
    }

    [Fact]
    public async Task A_client_that_gives_up_within_its_body_lets_the_upstream_know()
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using (RawClient client = await RawClient.ConnectAsync(proxy.Endpoint))
        {
            await client.SendAsync("PUT / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc");
            while (server.Requests.IsEmpty || server.Requests.Single().Received < 3)
            {
                await Task.Delay(5, Token);
            }
        }

        ServerRequest request = await server.SingleAsync();
        Assert.Equal((3, false), (request.Received, request.IsWhole));
    }

    [Fact]
    public async Task An_upstream_that_breaks_off_resets_the_client()
    {
        await using var server = new TestServer(async request =>
        {
            request.Closes = true;
            await request.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc");
        });
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync("GET / HTTP/1.1\r\n\r\n");
        (string text, bool isReset) = await client.ReadToEndAsync();
        Assert.EndsWith("\r\n\r\nabc", text, StringComparison.Ordinal);
        Assert.True(isReset);
    }

    [Fact]
    public async Task Disposal_ends_open_connections_promptly()
    {
        var plan = new ScriptedExchangeFaults();
        plan.At(request => request.Target == "/late", ExchangeFault.AnswerDelayed(TimeSpan.FromHours(1)))
            .At(request => request.Target == "/held", ExchangeFault.Answered(S3Answers.NoSuchBucket()) with { Delay = TimeSpan.FromHours(1) });
        var hangs = new TaskCompletionSource();
        await using var server = new TestServer(async request =>
        {
            if (request.Target == "/hangs")
            {
                hangs.SetResult();
                await Task.Delay(Timeout.Infinite, request.Stopping);
            }

            await request.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        });
        FaultProxy proxy = FaultProxy.Start(server.Address, plan);
        using RawClient idle = await RawClient.ConnectAsync(proxy.Endpoint);
        using RawClient half = await RawClient.ConnectAsync(proxy.Endpoint);
        await half.SendAsync("PUT / HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc");
        using var client = new HttpClient();
        Task[] sending = [.. ((string[])["hangs", "late", "held"]).Select(target => client.GetAsync(new Uri(proxy.Endpoint, target), Token))];
        await hangs.Task.WaitAsync(Promptly, Token);
        while (proxy.Received < 4)
        {
            await Task.Delay(5, Token);
        }

        await proxy.DisposeAsync().AsTask().WaitAsync(Promptly, Token);
        foreach (Task one in sending)
        {
            await Assert.ThrowsAsync<HttpRequestException>(() => one.WaitAsync(Promptly, Token));
        }

        Assert.Equal(("", true), await idle.ReadToEndAsync());
        await Assert.ThrowsAsync<SocketException>(() => RawClient.ConnectAsync(proxy.Endpoint));
        await proxy.DisposeAsync();
    }

    [Fact]
    public async Task An_upstream_out_of_reach_is_told()
    {
        var server = new TestServer();
        await server.DisposeAsync();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(proxy.Endpoint, Token);
        Assert.Equal(HttpStatusCode.BadGateway, answer.StatusCode);
        Assert.Equal($"The upstream {server.Address} is out of reach: Connection refused", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_plan_that_fails_is_told()
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address, new ScriptedExchangeFaults().At(_ => throw new InvalidOperationException("Not so."), ExchangeFault.AnswerLost()));
        using var client = new HttpClient();
        using HttpResponseMessage answer = await client.GetAsync(proxy.Endpoint, Token);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("The plan of faults failed: Not so.", await answer.Content.ReadAsStringAsync(Token));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("GET /\r\n\r\n", "The request begins with 'GET /', which is not HTTP 1.1.")]
    [InlineData("PRI * HTTP/2.0\r\n\r\n", "The request begins with 'PRI * HTTP/2.0', which is not HTTP 1.1.")]
    [InlineData("GET / HTTP/1.1\r\nno header\r\n\r\n", "The line 'no header' of the head is no header.")]
    [InlineData("GET / HTTP/1.1\r\n folded: x\r\n\r\n", "The line ' folded: x' of the head is no header.")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "The Content-Length '-1' is no length.")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", "The Content-Length '1, 2' is no length.")]
    [InlineData("PUT / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", "The request has both Transfer-Encoding and Content-Length.")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n", "The request has the Transfer-Encoding 'gzip', which does not end with chunked.")]
    public async Task A_request_that_cannot_be_passed_on_is_refused(string request, string expected)
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync(request);
        (string text, _) = await client.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 400 Bad Request\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"\r\n\r\n{expected}", text, StringComparison.Ordinal);
        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n")]
    public async Task Chunks_that_are_none_break_off_both_sides(string request)
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync(request);
        Assert.Equal(("", true), await client.ReadToEndAsync());
        Assert.False((await server.SingleAsync()).IsWhole);
    }

    [Theory]
    [InlineData("SSH-2.0-x\r\n\r\n", "The answer begins with 'SSH-2.0-x', which is not HTTP 1.1.")]
    [InlineData("HTTP/1.1 101 Switching\r\n\r\n", "It changes the protocol.")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "The Content-Length 'many' is no length.")]
    public async Task An_answer_that_cannot_be_passed_on_is_told(string answer, string expected)
    {
        await using var server = new TestServer(request => request.WriteAsync(answer));
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync("GET / HTTP/1.1\r\n\r\n");
        (string text, _) = await client.ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 502 Bad Gateway\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith($"\r\n\r\nThe upstream gives no answer that can be passed on. {expected}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_head_without_an_end_is_refused()
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address);
        using RawClient client = await RawClient.ConnectAsync(proxy.Endpoint);
        await client.SendAsync($"GET / HTTP/1.1\r\nX: {new string('x', 300_000)}");
        (string text, _) = await client.ReadToEndAsync();
        Assert.EndsWith("\r\n\r\nA head or a line is longer than 262144 bytes.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://127.0.0.1/")]
    [InlineData("http://127.0.0.1/bucket")]
    [InlineData("relative")]
    public void Only_plain_HTTP_can_be_proxied(string upstream)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => FaultProxy.Start(new Uri(upstream, UriKind.RelativeOrAbsolute)));
        Assert.Equal(
            $"The upstream '{upstream}' cannot be proxied; give an address of HTTP without TLS and path, such as http://127.0.0.1:7480. (Parameter 'upstream')",
            error.Message);
    }
}
