using System.Text.RegularExpressions;
using TypedDao.Tests;

namespace TypedDao.Cli.Tests.Buckets;

/// <summary>What is said, on one line, where a bucket or something in it cannot be reached.</summary>
public sealed partial class BucketErrorTests(RgwServer server)
{
    [Theory]
    [InlineData("s3://", "'s3://' names no bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.")]
    [InlineData("s3:///key", "'s3:///key' names no bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.")]
    [InlineData("s3://b//x", "'s3://b//x' cannot be read: it has an empty segment after the bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.")]
    [InlineData("s3://b//", "'s3://b//' cannot be read: it has an empty segment after the bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.")]
    [InlineData("s3://b/a//", "'s3://b/a//' cannot be read: it has an empty segment after the bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.")]
    [InlineData("s3://b/../x", "'s3://b/../x' cannot be read: it has a segment '.' or '..' after the bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.")]
    [InlineData("gs://b/x.csv", "'gs://b/x.csv' cannot be read: only files and folders can.")]
    public async Task An_address_that_is_none_is_said(string address, string message)
    {
        foreach (string command in (string[])["cat", "schema", "pull"])
        {
            Assert.Equal((1, "", $"typeddao: {message}\n"), await RunAsync(command, address));
        }
    }

    [Theory]
    [InlineData("localhost:9000")]
    [InlineData("ftp://host")]
    [InlineData("")]
    [InlineData("https://host/?x=1")]
    public async Task An_endpoint_that_is_no_URL_of_a_server_makes_no_sense(string endpoint)
    {
        var (exitCode, _, error) = await Tool.RunAsync("cat", "s3://b/x.csv", "--endpoint", endpoint);

        Assert.Equal(2, exitCode);
        Assert.StartsWith($"typeddao: --endpoint takes the URL of a server, such as https://s3.example.com, not '{endpoint}'.", error);
    }

    [Theory]
    [InlineData("--endpoint", "http://localhost:1")]
    [InlineData("--region", "eu-central-1")]
    [InlineData("--profile", "p")]
    public async Task Options_of_buckets_are_for_buckets(string option, string value)
    {
        using var tool = new Tool();
        string file = tool.Write("a.csv", "id\n1\n");

        Assert.Equal(
            (1, "", $"typeddao: {option} is for addresses such as s3://bucket/key, which '{file}' is not; a store of a catalog says itself how it is reached.\n"),
            await RunAsync("cat", file, option, value));
    }

    [Fact]
    public async Task Nothing_there_is_said()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        Assert.Equal((1, "", $"typeddao: The bucket 's3://{bucket.Name}' is empty.\n"), await RunAsync("cat", bucket.Address(""), "--endpoint", bucket.Endpoint));
        await bucket.WriteAsync("data/a.csv", "id\n1\n");

        Assert.Equal((1, "", $"typeddao: There is no file or folder '{bucket.Address("dat")}'.\n"), await RunAsync("cat", bucket.Address("dat"), "--endpoint", bucket.Endpoint));
        Assert.Equal(
            (1, "", $"typeddao: There is no file or folder '{bucket.Address("data/*.csv")}'. Patterns are not known: name a key, or a folder for all that is below it.\n"),
            await RunAsync("cat", bucket.Address("data/*.csv"), "--endpoint", bucket.Endpoint));
        Assert.Equal((1, "", $"typeddao: There is no file or folder '{bucket.Address("data/a.csv/")}'.\n"), await RunAsync("pull", bucket.Address("data/a.csv/"), "--endpoint", bucket.Endpoint));
    }

    [Fact]
    public async Task What_the_server_refuses_is_said_with_the_cure()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        await bucket.WriteAsync("a.csv", "id\n1\n");
        string missing = bucket.Name + "-gone";

        Assert.Equal(
            $"typeddao: The bucket '{missing}' does not exist (404 NoSuchBucket). [operation head, store s3, at s3://{missing}/a.csv] Create it, or correct 'bucket', 'endpoint' or 'region' of the store.",
            await RefusalAsync("cat", $"s3://{missing}/a.csv", "--endpoint", bucket.Endpoint));
        Assert.Equal(
            $"typeddao: The bucket '{missing}' does not exist (404 NoSuchBucket). [operation list, store s3, at s3://{missing}/] Create it, or correct 'bucket', 'endpoint' or 'region' of the store.",
            await RefusalAsync("cat", $"s3://{missing}", "--endpoint", bucket.Endpoint));
        Assert.Equal(
            $"typeddao: The credentials do not allow to read '' (403 AccessDenied). [operation list, store s3, at {bucket.Address("")}] Give them the rights s3:GetObject and s3:ListBucket on the bucket '{bucket.Name}'; without the second, a key that does not exist looks like this too.",
            await RefusalAsync("cat", bucket.Address(""), "--endpoint", bucket.Endpoint, "--profile", TestBucket.Guest));
        Assert.Equal(
            $"typeddao: The server does not accept the credentials (403 InvalidAccessKeyId). [operation list, store s3, at {bucket.Address("")}] Check 'access_key' and 'secret_key' of the store, its 'profile', or the credentials that the SDK finds.",
            await RefusalAsync("cat", bucket.Address(""), "--endpoint", bucket.Endpoint, "--profile", TestBucket.Stranger));
        Assert.Equal(
            "typeddao: 'profile' is 'nobody', and the shared configuration of AWS has no such profile. Correct 'profile' of the store, or make the profile, for example by 'aws configure --profile NAME'.",
            await RefusalAsync("cat", bucket.Address(""), "--endpoint", bucket.Endpoint, "--profile", "nobody"));
    }

    [Fact]
    public async Task A_server_out_of_reach_is_said()
    {
        using TestBucket bucket = await TestBucket.MakeAsync(server);
        string error = await RefusalAsync("cat", "s3://b/a.csv", "--endpoint", "http://127.0.0.1:1");

        Assert.StartsWith("typeddao: 127.0.0.1:1 cannot be reached: Connection refused", error);
        Assert.EndsWith(" [operation head, store s3, at s3://b/a.csv] Check 'endpoint' and 'region' of the store, and the network.", error, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<string> RefusalAsync(params string[] args)
    {
        var (exitCode, output, error) = await RunAsync(args);
        Assert.Equal((1, ""), (exitCode, output));
        return RequestId().Replace(error.TrimEnd(), "");
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args)
    {
        var (exitCode, output, error) = await Tool.RunAsync(args);
        return (exitCode, output, error.ReplaceLineEndings("\n"));
    }

    [GeneratedRegex("; request [^)]*")]
    private static partial Regex RequestId();
}
