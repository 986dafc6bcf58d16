using System.Diagnostics;
using System.Net;
using System.Text;
using TypedDao.Testing;
using TypedDao.Tests;

[assembly: AssemblyFixture(typeof(RgwServer))]

namespace TypedDao.Storage.Tests.Servers;

/// <summary>The S3 server of the tests is one, also behind the proxy, and leaves nothing behind.</summary>
public sealed class RgwServerTests(RgwServer server) : IDisposable
{
    private static readonly TimeSpan Promptly = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Signed_requests_pass_through_the_proxy()
    {
        RgwAccess access = await server.StartAsync();
        await using FaultProxy proxy = FaultProxy.Start(access.Endpoint);
        string bucket = await MakeBucketAsync(access);
        byte[] content = new byte[5_000_000];
        new Random(1).NextBytes(content);
        Assert.Equal(HttpStatusCode.OK, await SendAsync(S3Request.Create(proxy.Endpoint, access.Owner, "PUT", $"{bucket}/a", body: content)));
        using HttpResponseMessage answer = await _client.SendAsync(S3Request.Create(proxy.Endpoint, access.Owner, "GET", $"{bucket}/a"), Token);
        Assert.Equal(content, await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(S3Request.Create(proxy.Endpoint, access.Owner, "HEAD", $"{bucket}/a")));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(S3Request.Create(proxy.Endpoint, access.Owner, "DELETE", $"{bucket}/a")));
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(S3Request.Create(proxy.Endpoint, access.Owner, "HEAD", $"{bucket}/a")));
        Assert.Equal(["PUT", "GET", "HEAD", "DELETE", "HEAD"], proxy.Requests.Select(request => request.Method));
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_object_and_a_reset_request_leaves_none()
    {
        RgwAccess access = await server.StartAsync();
        string bucket = await MakeBucketAsync(access);
        ScriptedExchangeFaults plan = new ScriptedExchangeFaults()
            .At(request => request.Path.EndsWith("/lost", StringComparison.Ordinal), ExchangeFault.AnswerLost())
            .At(request => request.Path.EndsWith("/reset", StringComparison.Ordinal), ExchangeFault.ResetInRequest(50_000));
        await using FaultProxy proxy = FaultProxy.Start(access.Endpoint, plan);
        foreach ((string key, HttpStatusCode expected) in ((string, HttpStatusCode)[])[("lost", HttpStatusCode.OK), ("reset", HttpStatusCode.NotFound)])
        {
            HttpRequestMessage put = S3Request.Create(proxy.Endpoint, access.Owner, "PUT", $"{bucket}/{key}", body: new byte[100_000]);
            await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(put));
            Assert.Equal(expected, await SendAsync(S3Request.Create(proxy.Endpoint, access.Owner, "HEAD", $"{bucket}/{key}")));
        }
    }

    [Fact]
    public async Task The_guest_may_see_what_a_policy_opens_alone()
    {
        RgwAccess access = await server.StartAsync();
        string bucket = await MakeBucketAsync(access);
        await SendAsync(S3Request.Create(access.Endpoint, access.Owner, "PUT", $"{bucket}/a", body: [1]));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(S3Request.Create(access.Endpoint, access.Guest, "GET", $"{bucket}/a")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(S3Request.Create(access.Endpoint, access.Guest, "PUT", "/guests-own")));
        byte[] policy = Encoding.UTF8.GetBytes(
            $$"""
            {"Version": "2012-10-17", "Statement": [{
              "Effect": "Allow", "Principal": {"AWS": ["arn:aws:iam:::user/guest"]},
              "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::{{bucket[1..]}}/*"]}]}
            """);
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(S3Request.Create(access.Endpoint, access.Owner, "PUT", bucket, "policy=", policy)));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(S3Request.Create(access.Endpoint, access.Guest, "GET", $"{bucket}/a")));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(S3Request.Create(access.Endpoint, access.Guest, "PUT", $"{bucket}/a", body: [2])));
    }

    [Fact]
    public async Task Objects_are_encrypted_with_the_key_that_is_named()
    {
        RgwAccess access = await server.StartAsync();
        string bucket = await MakeBucketAsync(access);
        (string, string)[] With(string key) => [("x-amz-server-side-encryption", "aws:kms"), ("x-amz-server-side-encryption-aws-kms-key-id", key)];
        Assert.Equal(HttpStatusCode.OK, await SendAsync(S3Request.Create(access.Endpoint, access.Owner, "PUT", $"{bucket}/a", "", [1], With(access.KmsKey))));
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(S3Request.Create(access.Endpoint, access.Owner, "PUT", $"{bucket}/b", "", [1], With("other"))));
        using HttpResponseMessage answer = await _client.SendAsync(S3Request.Create(access.Endpoint, access.Owner, "GET", $"{bucket}/a"), Token);
        Assert.Equal([1], await answer.Content.ReadAsByteArrayAsync(Token));
        Assert.Equal(["aws:kms"], answer.Headers.GetValues("x-amz-server-side-encryption"));
        Assert.Equal([access.KmsKey], answer.Headers.GetValues("x-amz-server-side-encryption-aws-kms-key-id"));
    }

    [Fact]
    public async Task Servers_run_side_by_side_and_leave_nothing_behind()
    {
        string folder = Directory.CreateTempSubdirectory("typeddao-servers-").FullName;
        Process[] servers = [.. Enumerable.Range(0, 2).Select(_ => StartScript(("TMPDIR", folder)))];
        string[] endpoints = await Task.WhenAll(servers.Select(ReadyAsync));
        Assert.Equal(2, endpoints.Distinct().Count());
        Assert.All(await Task.WhenAll(endpoints.Select(endpoint => _client.GetAsync(new Uri(endpoint), Token))), answer => Assert.True(answer.IsSuccessStatusCode));
        int[] children = [.. servers.SelectMany(ChildrenOf)];
        Assert.Equal(6, children.Length);

        // One ends because its input does; of the other, which is killed, the next start clears the folder away.
        servers[0].StandardInput.Close();
        servers[1].Kill();
        await Task.WhenAll(servers.Select(one => one.WaitForExitAsync(Token).WaitAsync(Promptly, Token)));
        while (children.Any(IsRunning))
        {
            await Task.Delay(50, Token);
        }

        Assert.Single(Directory.GetFileSystemEntries(folder));
        Process third = StartScript(("TMPDIR", folder));
        await ReadyAsync(third);
        Assert.Single(Directory.GetFileSystemEntries(folder));
        third.StandardInput.Close();
        await third.WaitForExitAsync(Token).WaitAsync(Promptly, Token);
        Assert.Empty(Directory.GetFileSystemEntries(folder));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_machine_without_the_server_is_told_what_to_install()
    {
        using Process script = StartScript(("PATH", Path.GetTempPath()));
        await script.WaitForExitAsync(Token).WaitAsync(Promptly, Token);
        Assert.Equal(
            "The S3 server of the tests needs radosgw, which is missing; install it: apt-get install --no-install-recommends radosgw ceph-mon ceph-osd\n",
            await script.StandardError.ReadToEndAsync(Token));
        Assert.Equal(1, script.ExitCode);
    }

    private static Process StartScript((string Name, string Value) variable)
    {
        // By the shell's path, so that the test may take PATH away.
        var start = new ProcessStartInfo("/bin/bash", [TestRepository.PathOf("tests", "servers", "rgw")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[variable.Name] = variable.Value;
        return Process.Start(start)!;
    }

    private static async Task<string> ReadyAsync(Process script)
    {
        string endpoint = "";
        while (await script.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(TimeSpan.FromMinutes(2), Token) is { } line)
        {
            if (line == "ready")
            {
                return endpoint;
            }

            endpoint = line.StartsWith("endpoint ", StringComparison.Ordinal) ? line["endpoint ".Length..] : endpoint;
        }

        throw new InvalidOperationException(await script.StandardError.ReadToEndAsync(Token));
    }

    private static IEnumerable<int> ChildrenOf(Process script) => File.ReadAllText($"/proc/{script.Id}/task/{script.Id}/children")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(int.Parse);

    private static bool IsRunning(int id) => File.Exists($"/proc/{id}/stat") && !File.ReadAllText($"/proc/{id}/stat").Contains(") Z", StringComparison.Ordinal);

    private async Task<string> MakeBucketAsync(RgwAccess access)
    {
        string bucket = $"/test-{Guid.NewGuid():N}";
        Assert.Equal(HttpStatusCode.OK, await SendAsync(S3Request.Create(access.Endpoint, access.Owner, "PUT", bucket)));
        return bucket;
    }

    private async Task<HttpStatusCode> SendAsync(HttpRequestMessage request)
    {
        using (request)
        {
            using HttpResponseMessage answer = await _client.SendAsync(request, Token);
            return answer.StatusCode;
        }
    }
}
