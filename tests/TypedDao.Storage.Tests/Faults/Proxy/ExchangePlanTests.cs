using TypedDao.Testing;

namespace TypedDao.Storage.Tests.Faults;

/// <summary>Which exchanges go wrong.</summary>
public sealed class ExchangePlanTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Scripted_faults_come_at_their_requests()
    {
        ExchangeFault lost = ExchangeFault.AnswerLost();
        ExchangeFault reset = ExchangeFault.ResetBeforeRequest();
        ScriptedExchangeFaults plan = new ScriptedExchangeFaults()
            .At(request => request.Query("partNumber") is not null, lost, skip: 1, times: 2)
            .At(request => request.Method == "PUT", reset, skip: 3, times: int.MaxValue);
        Assert.Equal([null, lost, lost, reset, reset], Enumerable.Range(0, 5).Select(i => plan.Next(Request("PUT", $"/b/k?partNumber={i}"))));
        Assert.Null(plan.Next(Request("GET", "/b/k?x=partNumber")));
        Assert.Same(reset, plan.Next(Request("PUT", "/b/k")));
    }

    [Fact]
    public void A_request_tells_its_parts()
    {
        var request = new ProxiedRequest("PUT", "/b/a%2Fb?uploads&prefix=a%2Fb%20c&empty=&&x=1=2", [new("If-Match", "\"a\""), new("X", "1"), new("x", "2")]);
        Assert.Equal("/b/a%2Fb", request.Path);
        Assert.Equal(["", "a/b c", "", "1=2", null], ((string[])["uploads", "prefix", "empty", "x", "y"]).Select(request.Query));
        Assert.Equal(["\"a\"", "1", null], ((string[])["if-match", "X", "Y"]).Select(request.Header));
        Assert.Equal("PUT /b/a%2Fb?uploads&prefix=a%2Fb%20c&empty=&&x=1=2", request.ToString());
        Assert.Null(Request("GET", "/").Query(""));
    }

    [Fact]
    public void The_same_seed_gives_the_same_faults()
    {
        string[] methods = ["GET", "PUT", "HEAD", "DELETE", "POST"];
        string[] Draw(int seed)
        {
            var plan = new SeededExchangeFaults(seed, 0.5);
            return [.. Enumerable.Range(0, 300).Select(i => plan.Next(Request(methods[i % 5], "/")) is { } fault ? $"{fault.Kind} {fault.After} {fault.Delay} {fault.BytesPerSecond} {fault.Answer?.Status}" : "")];
        }

        string[] drawn = Draw(5);
        Assert.Equal(drawn, Draw(5));
        Assert.NotEqual(drawn, Draw(6));
        Assert.InRange(drawn.Count(fault => fault == ""), 100, 200);
        Assert.Equal(5, new SeededExchangeFaults(5, 0.5).Seed);
    }

    [Theory]
    [InlineData("GET", false, "Answered ResetBeforeRequest AnswerLost ResetInAnswer AnswerCutOff AnswerDelayed AnswerSlow")]
    [InlineData("GET", true, "Answered ResetBeforeRequest AnswerLost ResetInAnswer AnswerCutOff AnswerDelayed AnswerSlow")]
    [InlineData("HEAD", false, "Answered ResetBeforeRequest AnswerLost AnswerDelayed")]
    [InlineData("PUT", false, "Answered ResetBeforeRequest ResetInRequest AnswerLost AnswerDelayed")]
    [InlineData("PUT", true, "Answered AnswerDelayed")]
    [InlineData("DELETE", false, "Answered ResetBeforeRequest ResetInRequest AnswerLost AnswerDelayed")]
    [InlineData("POST", false, "Answered AnswerDelayed")]
    public void Random_faults_never_hit_what_nobody_can_repeat(string method, bool isConditional, string expected)
    {
        var plan = new SeededExchangeFaults(7, 1);
        var request = new ProxiedRequest(method, "/", isConditional ? [new("if-none-match", "*")] : []);
        ExchangeFault[] faults = [.. Enumerable.Range(0, 500).Select(_ => plan.Next(request)!)];
        Assert.Equal(expected, string.Join(' ', faults.Select(fault => fault.Kind).Distinct().Order()));
        int[] statuses = [.. faults.Where(fault => fault.Answer is not null).Select(fault => fault.Answer!.Status).Distinct().Order()];
        Assert.Equal(expected == "Answered AnswerDelayed" ? [503] : [500, 503], statuses);
    }

    [Fact]
    public void Spared_kinds_do_not_come()
    {
        var all = new SeededExchangeFaults(7, 1) { Spared = [] };
        Assert.Contains(ExchangeFaultKind.AnswerShortened, Enumerable.Range(0, 500).Select(_ => all.Next(Request("GET", "/"))!.Kind));
        var none = new SeededExchangeFaults(7, 1) { Spared = Enum.GetValues<ExchangeFaultKind>() };
        Assert.All(Enumerable.Range(0, 50), _ => Assert.Null(none.Next(Request("GET", "/"))));
    }

    [Fact]
    public void The_errors_of_S3_have_their_status_and_code()
    {
        (PreparedAnswer Answer, int Status, string Code)[] answers =
        [
            (S3Answers.SlowDown(), 503, "SlowDown"), (S3Answers.InternalError(), 500, "InternalError"),
            (S3Answers.RequestTimeTooSkewed(DateTimeOffset.UnixEpoch), 403, "RequestTimeTooSkewed"), (S3Answers.ExpiredToken(), 400, "ExpiredToken"),
            (S3Answers.AccessDenied(), 403, "AccessDenied"), (S3Answers.PermanentRedirect("eu-west-1"), 301, "PermanentRedirect"),
            (S3Answers.NoSuchBucket(), 404, "NoSuchBucket"), (S3Answers.ConditionalRequestConflict(), 409, "ConditionalRequestConflict"),
            (S3Answers.PreconditionFailed(), 412, "PreconditionFailed"), (S3Answers.Error(200, "A&B", "<m>"), 200, "A&B"),
        ];
        Assert.All(answers, answer =>
        {
            var body = System.Xml.Linq.XDocument.Parse(System.Text.Encoding.UTF8.GetString(answer.Answer.Body.Span));
            Assert.Equal((answer.Status, answer.Code), (answer.Answer.Status, body.Root!.Element("Code")!.Value));
        });
        Assert.Contains(new("x-amz-bucket-region", "eu-west-1"), S3Answers.PermanentRedirect("eu-west-1").Headers);
        Assert.Contains(new("Date", "Thu, 01 Jan 1970 00:00:00 GMT"), S3Answers.RequestTimeTooSkewed(DateTimeOffset.UnixEpoch).Headers);
        Assert.DoesNotContain(S3Answers.SlowDown().Headers, header => header.Key == "Retry-After");
    }

    [Fact]
    public async Task Random_faults_hit_a_client_that_retries_and_harm_nothing()
    {
        int seed = TypedDao.Tests.Seeded.Seed();
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address, new SeededExchangeFaults(seed, 0.4));
        using var client = new HttpClient();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(async i =>
        {
            byte[] sent = new byte[10_000 * i];
            new Random(seed + i).NextBytes(sent);
            for (int left = 8; left > 0;)
            {
                try
                {
                    using HttpResponseMessage answer = await client.PutAsync(new Uri(proxy.Endpoint, $"{i}"), new ByteArrayContent(sent), Token);
                    if (answer.IsSuccessStatusCode)
                    {
                        Assert.Equal(sent, await answer.Content.ReadAsByteArrayAsync(Token));
                        left--;
                    }
                }
                catch (HttpRequestException)
                {
                    // That is what the proxy is for; once more.
                }
            }
        }));
        Assert.True(proxy.Injected > 10);
        Assert.Equal(proxy.Injected, Enum.GetValues<ExchangeFaultKind>().Sum(proxy.InjectedOf));
    }

    [Fact]
    public async Task The_log_keeps_the_latest_requests()
    {
        await using var server = new TestServer();
        await using FaultProxy proxy = FaultProxy.Start(server.Address, options: new FaultProxyOptions { LogCapacity = 2 });
        using var client = new HttpClient();
        foreach (int i in (int[])[0, 1, 2])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(proxy.Endpoint, $"{i}?x"));
            request.Headers.Range = i == 2 ? new(3, 5) : null;
            using HttpResponseMessage answer = await client.SendAsync(request, Token);
        }

        Assert.Equal([new LoggedRequest("GET", "/1?x", null, null), new LoggedRequest("GET", "/2?x", "bytes=3-5", null)], proxy.Requests);
        Assert.Equal(3, proxy.Received);
        proxy.Clear();
        Assert.Empty(proxy.Requests);
        Assert.Equal((0, 0), (proxy.Received, proxy.Injected));
    }

    [Fact]
    public void Faults_check_their_numbers()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ExchangeFault.ResetInRequest(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => ExchangeFault.AnswerSlow(0));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => new PreparedAnswer(100));
        Assert.StartsWith("The status of an answer is from 200 to 599.", error.Message, StringComparison.Ordinal);
    }

    private static ProxiedRequest Request(string method, string target) => new(method, target, []);
}
