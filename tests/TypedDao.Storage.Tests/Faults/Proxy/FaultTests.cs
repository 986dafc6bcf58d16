using System.Net;
using System.Net.Sockets;
using System.Text;
using TypedDao.Testing;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>Each fault does what it says, on a connection that served others before, and the next request passes.</summary>
public sealed class FaultTests : IAsyncDisposable
{
    private const string Content = "0123456789";

    private readonly SkippingTime _time = new();
    private readonly ScriptedExchangeFaults _plan = new();
    private readonly TestServer _server = new();
    private readonly FaultProxy _proxy;
    private readonly HttpClient _client = new();

    public FaultTests() => _proxy = FaultProxy.Start(_server.Address, _plan, new FaultProxyOptions { TimeProvider = _time });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_prepared_answer_comes_before_any_effect(bool readsRequest)
    {
        await PlanAsync(ExchangeFault.Answered(S3Answers.SlowDown(TimeSpan.FromSeconds(7)), readsRequest));
        using HttpResponseMessage answer = await PutAsync(new string('x', 3_000_000));
        Assert.Equal((HttpStatusCode)503, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), answer.Headers.RetryAfter!.Delta);
        Assert.Contains("<Code>SlowDown</Code>", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        await PassesAsync(ExchangeFaultKind.Answered, reached: 0);
    }

    [Fact]
    public async Task A_prepared_answer_to_HEAD_has_no_body()
    {
        _plan.At(request => request.Method == "HEAD", ExchangeFault.Answered(S3Answers.AccessDenied()));
        using RawClient client = await RawClient.ConnectAsync(_proxy.Endpoint);
        await client.SendAsync("HEAD / HTTP/1.1\r\n\r\n");
        string head = await client.ReadUntilAsync("\r\n\r\n");
        Assert.StartsWith("HTTP/1.1 403 AccessDenied\r\nContent-Type: application/xml\r\n", head, StringComparison.Ordinal);
        await client.SendAsync("PUT / HTTP/1.1\r\nContent-Length: 3\r\n\r\nyes");
        Assert.StartsWith("HTTP/1.1 200 OK", await client.ReadUntilAsync("yes"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_waits_for_100_sends_its_body_to_a_prepared_answer_that_reads_it()
    {
        _plan.At(_ => true, ExchangeFault.Answered(S3Answers.InternalError()));
        using RawClient client = await RawClient.ConnectAsync(_proxy.Endpoint);
        await client.SendAsync("PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n");
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", await client.ReadUntilAsync("\r\n\r\n"));
        await client.SendAsync("body");
        Assert.StartsWith("HTTP/1.1 500 InternalError\r\n", await client.ReadUntilAsync("</Error>"), StringComparison.Ordinal);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_reset_before_the_request_keeps_it_from_the_upstream()
    {
        await PlanAsync(ExchangeFault.ResetBeforeRequest());
        await IsResetAsync(PutAsync(Content));
        await PassesAsync(ExchangeFaultKind.ResetBeforeRequest, reached: 0);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(10, 9)]
    [InlineData(1000, 9)]
    public async Task A_reset_within_the_request_lets_a_part_through(long after, long expected)
    {
        _plan.At(_ => true, ExchangeFault.ResetInRequest(after));
        await IsResetAsync(PutAsync(Content));
        ServerRequest request = await _server.SingleAsync();
        Assert.Equal((expected, false), (request.Received, request.IsWhole));
        await PassesAsync(ExchangeFaultKind.ResetInRequest, reached: 1);
    }

    [Theory]
    [InlineData(4, 4)]
    [InlineData(1000, 10)]
    public async Task A_reset_within_a_request_of_chunks_keeps_its_end_back(long after, long expected)
    {
        _plan.At(_ => true, ExchangeFault.ResetInRequest(after));
        await IsResetAsync(PutAsync(Content, isChunked: true));
        ServerRequest request = await _server.SingleAsync();
        Assert.Equal((expected, false), (request.Received, request.IsWhole));
    }

    [Fact]
    public async Task A_reset_within_a_request_without_a_body_keeps_it_from_the_upstream()
    {
        await PlanAsync(ExchangeFault.ResetInRequest(5));
        await IsResetAsync(PutAsync(""));
        await PassesAsync(ExchangeFaultKind.ResetInRequest, reached: 0);
    }

    [Fact]
    public async Task A_lost_answer_comes_after_the_effect()
    {
        await PlanAsync(ExchangeFault.AnswerLost());
        await IsResetAsync(PutAsync(Content));
        Assert.True(_server.Requests.Last().IsWhole);
        await PassesAsync(ExchangeFaultKind.AnswerLost, reached: 1);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(4, "0123")]
    [InlineData(10, "012345678")]
    public async Task A_reset_within_the_answer_lets_a_part_through(long after, string expected)
    {
        await PlanAsync(ExchangeFault.ResetInAnswer(after));
        (string text, bool isReset) = await ExchangeAsync();
        Assert.True(isReset);
        Assert.EndsWith($"Content-Length: 10\r\nX-Upstream: yes\r\n\r\n{expected}", text, StringComparison.Ordinal);
        await PassesAsync(ExchangeFaultKind.ResetInAnswer, reached: 1);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(4, "0123")]
    [InlineData(10, "012345678")]
    public async Task An_answer_that_is_cut_off_ends_cleanly(long after, string expected)
    {
        await PlanAsync(ExchangeFault.AnswerCutOff(after));
        (string text, bool isReset) = await ExchangeAsync();
        Assert.False(isReset);
        Assert.EndsWith($"Content-Length: 10\r\nX-Upstream: yes\r\n\r\n{expected}", text, StringComparison.Ordinal);
        await PassesAsync(ExchangeFaultKind.AnswerCutOff, reached: 1);
    }

    [Fact]
    public async Task An_answer_without_a_body_breaks_off_before_its_head()
    {
        await PlanAsync(ExchangeFault.AnswerCutOff(3));
        Assert.Equal(("", false), await ExchangeAsync("PUT / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"));
        _plan.At(_ => true, ExchangeFault.ResetInAnswer(3));
        Assert.Equal(("", true), await ExchangeAsync("PUT / HTTP/1.1\r\nContent-Length: 0\r\n\r\n"));
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(4, "0123")]
    [InlineData(10, "012345678")]
    public async Task A_shortened_answer_looks_whole_and_the_connection_goes_on(long after, string expected)
    {
        await PlanAsync(ExchangeFault.AnswerShortened(after));
        using HttpResponseMessage answer = await PutAsync(Content);
        Assert.Equal(expected.Length, answer.Content.Headers.ContentLength);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync(Token));
        await PassesAsync(ExchangeFaultKind.AnswerShortened, reached: 1);
    }

    [Fact]
    public async Task A_shortened_answer_without_a_body_passes()
    {
        await PlanAsync(ExchangeFault.AnswerShortened(4));
        using HttpResponseMessage answer = await PutAsync("");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("", await answer.Content.ReadAsStringAsync(Token));
    }

    [Fact]
    public async Task A_late_answer_takes_its_time_and_passes()
    {
        await PlanAsync(ExchangeFault.AnswerDelayed(TimeSpan.FromSeconds(7)));
        await EchoesAsync();
        Assert.Equal([TimeSpan.FromSeconds(7)], _time.Waits);
        await PassesAsync(ExchangeFaultKind.AnswerDelayed, reached: 1);
    }

    [Fact]
    public async Task Every_fault_can_be_late()
    {
        TimeSpan delay = TimeSpan.FromSeconds(3);
        _plan.At(_ => true, ExchangeFault.Answered(S3Answers.InternalError()) with { Delay = delay })
            .At(_ => true, ExchangeFault.ResetBeforeRequest() with { Delay = delay }, skip: 1)
            .At(_ => true, ExchangeFault.AnswerLost() with { Delay = delay }, skip: 2);
        using HttpResponseMessage answer = await PutAsync(Content);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        await IsResetAsync(PutAsync(Content));
        await IsResetAsync(PutAsync(Content));
        Assert.Equal([delay, delay, delay], _time.Waits);
    }

    [Fact]
    public async Task A_slow_body_takes_its_time_and_passes()
    {
        await PlanAsync(ExchangeFault.AnswerSlow(bytesPerSecond: 20));
        await EchoesAsync();
        Assert.Equal(Enumerable.Repeat(TimeSpan.FromSeconds(0.1), 5), _time.Waits);
        await PassesAsync(ExchangeFaultKind.AnswerSlow, reached: 1);
    }

    private async Task PlanAsync(ExchangeFault fault)
    {
        await EchoesAsync();
        _server.Requests.Clear();
        _proxy.Clear();
        _plan.At(_ => true, fault);
    }

    private async Task PassesAsync(ExchangeFaultKind kind, int reached)
    {
        Assert.Equal(reached, _server.Requests.Count);
        Assert.Equal((1, 1), (_proxy.Injected, _proxy.InjectedOf(kind)));
        await EchoesAsync();
        Assert.Equal((2, 1), (_proxy.Received, _proxy.Injected));
        Assert.Equal([kind, null], _proxy.Requests.Select(request => request.Fault));
    }

    private async Task EchoesAsync()
    {
        using HttpResponseMessage answer = await PutAsync(Content);
        Assert.Equal(Content, await answer.Content.ReadAsStringAsync(Token));
    }

    private async Task<HttpResponseMessage> PutAsync(string content, bool isChunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, _proxy.Endpoint) { Content = new ByteArrayContent(Encoding.ASCII.GetBytes(content)) };
        request.Headers.TransferEncodingChunked = isChunked;
        return await _client.SendAsync(request, Token);
    }

    private async Task<(string Text, bool IsReset)> ExchangeAsync(string request = $"PUT / HTTP/1.1\r\nContent-Length: 10\r\n\r\n{Content}")
    {
        using RawClient client = await RawClient.ConnectAsync(_proxy.Endpoint);
        await client.SendAsync(request);
        return await client.ReadToEndAsync();
    }

    private static async Task IsResetAsync(Task<HttpResponseMessage> sending)
    {
        HttpRequestException error = await Assert.ThrowsAsync<HttpRequestException>(() => sending);
        SocketException? reset = error.InnerException as SocketException ?? error.InnerException?.InnerException as SocketException;
        Assert.True(reset?.SocketErrorCode is SocketError.ConnectionReset or SocketError.Shutdown, error.ToString());
    }
}
