using TypedDao.Storage;
using TypedDao.Tests;

namespace TypedDao.S3.Tests;

/// <summary>What becomes of connections that fail and of servers that do not answer.</summary>
public sealed class ConnectionErrorTests(RgwServer server)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(0.5);

    [Theory]
    [InlineData("get", "a/b")]
    [InlineData("head", "a/b")]
    [InlineData("list", "a/")]
    [InlineData("put", "a/b")]
    [InlineData("delete", "a/b")]
    public async Task A_server_that_refuses_connections(string call, string key)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { Endpoint = new Uri("http://127.0.0.1:1") }, Calls.Twice);

        TypedDaoException error = await Calls.FailAsync(storage, call);

        Assert.Equal((ErrorKind.Unavailable, true), (error.Kind, error.IsTransient));
        Assert.Equal(
            $"127.0.0.1:PORT cannot be reached: Connection refused (127.0.0.1:PORT) [operation {call}, store store, at s3://BUCKET/{key}] Check 'endpoint' and 'region' of the store, and the network.",
            Calls.Text(error, bucket));
    }

    [Theory]
    [InlineData("get")]
    [InlineData("create")]
    public async Task A_host_that_nobody_knows(string call)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using IObjectStorage storage = bucket.OpenUnderLayers(options => options with { Endpoint = new Uri("http://no-such-host.invalid") }, Calls.Twice);

        TypedDaoException error = await Calls.FailAsync(storage, call);

        Assert.Equal((ErrorKind.Unavailable, true), (error.Kind, error.IsTransient));
        Assert.StartsWith("no-such-host.invalid cannot be reached: ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith("Check 'endpoint' and 'region' of the store, and the network.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("get", ErrorKind.Timeout, "The server did not answer within 0.5 seconds. [operation get, store store, at s3://BUCKET/a/b]")]
    [InlineData("head", ErrorKind.Timeout, "The server did not answer within 0.5 seconds. [operation head, store store, at s3://BUCKET/a/b]")]
    [InlineData("list", ErrorKind.Timeout, "The server did not answer within 0.5 seconds. [operation list, store store, at s3://BUCKET/a/]")]
    [InlineData("put", ErrorKind.OutcomeUnknown, "It is not known whether the write took effect. The server did not answer in time. [operation put, store store, at s3://BUCKET/a/b] Read the object back to find out.")]
    [InlineData("create", ErrorKind.OutcomeUnknown, "It is not known whether the write took effect. The server did not answer in time. [operation put, store store, at s3://BUCKET/a/b] Read the object back to find out.")]
    [InlineData("delete", ErrorKind.OutcomeUnknown, "It is not known whether the write took effect. The server did not answer in time. [operation delete, store store, at s3://BUCKET/a/b] Read the object back to find out.")]
    public async Task A_server_that_does_not_answer(string call, ErrorKind kind, string text)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket).Breaks(_ => true, ExchangeFault.AnswerDelayed(TimeSpan.FromSeconds(20)), times: 2);
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { Timeout = Short }, Calls.Twice with { MaximumAttempts = 1 });

        TypedDaoException error = await Calls.FailAsync(storage, call);

        Assert.Equal(text, Calls.Text(error, bucket));
        Assert.Equal((kind, kind == ErrorKind.Timeout), (error.Kind, error.IsTransient));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_that_does_not_go_on(bool isAsync)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        byte[] content = Calls.Bytes(100_000);
        await bucket.Open().PutAsync("a/b", content, default, Calls.Token);
        await using Wire wire = Wire.To(bucket).Breaks(request => request.Method == "GET", ExchangeFault.AnswerSlow(1), times: 9);
        await using IObjectStorage storage = wire.OpenUnderLayers(options => options with { Timeout = Short }, Calls.Twice with { MaximumAttempts = 1 });

        await using StorageObject opened = await storage.GetAsync("a/b", default, Calls.Token);
        byte[] buffer = new byte[content.Length];
        TypedDaoException error = await Assert.ThrowsAnyAsync<TypedDaoException>(async () =>
        {
            if (isAsync)
            {
                await opened.Content.ReadExactlyAsync(buffer, Calls.Token);
            }
            else
            {
                await Task.Run(() => opened.Content.ReadExactly(buffer), Calls.Token);
            }
        });

        Assert.Equal("The server did not answer in time. [operation get, store store, at s3://BUCKET/a/b]", Calls.Text(error, bucket));
        Assert.Equal((ErrorKind.Timeout, true), (error.Kind, error.IsTransient));
    }

    [Theory]
    [InlineData("get", ErrorKind.Unavailable)]
    [InlineData("put", ErrorKind.OutcomeUnknown)]
    [InlineData("create", ErrorKind.OutcomeUnknown)]
    [InlineData("create-empty", ErrorKind.OutcomeUnknown)]
    public async Task A_write_whose_answer_is_lost_is_never_made_again_unasked(string call, ErrorKind kind)
    {
        await using TestBucket bucket = await TestBucket.MakeAsync(server);
        await using Wire wire = Wire.To(bucket);
        await using S3Storage storage = wire.Open();
        await storage.PutAsync("other", default, default, Calls.Token); // a connection that is used again
        wire.Clear();
        wire.Breaks(request => request.Method is "PUT" or "GET", ExchangeFault.AnswerLost(), times: 9);

        Exception? thrown = await Record.ExceptionAsync(() => call == "create-empty"
            ? storage.PutAsync("a/b", default, new PutOptions { IfAbsent = true }, Calls.Token).AsTask()
            : Calls.RunAsync(storage, call));

        if (call != "get")
        {
            Assert.Single(wire.Of("PUT"));
        }

        TypedDaoException error = Assert.IsType<TypedDaoException>(thrown);
        Assert.Equal(kind, error.Kind);
        string start = kind == ErrorKind.OutcomeUnknown ? "It is not known whether the write took effect. The connection to " : "The connection to ";
        Assert.StartsWith(start + "127.0.0.1:PORT broke off: ", Calls.Text(error, bucket), StringComparison.Ordinal);
        if (call != "get")
        {
            Assert.NotNull(await storage.HeadAsync("a/b", Calls.Token));
        }
    }
}
