using System.Text;
using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.Tests;

[assembly: AssemblyFixture(typeof(RgwServer))]

namespace TypedDao.Cli.Tests.Buckets;

/// <summary>A bucket of its own on the server of the tests, and the tool run on it with credentials where other tools of AWS look for them.</summary>
internal sealed class TestBucket : IDisposable
{
    /// <summary>A user that may do nothing.</summary>
    public const string Guest = "guest";

    /// <summary>A user that the server does not know.</summary>
    public const string Stranger = "stranger";

    private static readonly Lock Gate = new();

    private TestBucket(RgwAccess server, string name, AmazonS3Client sdk)
    {
        Server = server;
        Name = name;
        Sdk = sdk;
    }

    public RgwAccess Server { get; }

    public string Name { get; }

    public AmazonS3Client Sdk { get; }

    public string Endpoint => Server.Endpoint.AbsoluteUri;

    public static async Task<TestBucket> MakeAsync(RgwServer server)
    {
        RgwAccess access = await server.StartAsync();
        ShareCredentials(access);
        AmazonS3Client sdk = RgwClient.Of(access);
        return new TestBucket(access, await sdk.MakeBucketAsync(), sdk);
    }

    /// <summary>The address of a key or folder.</summary>
    public string Address(string key) => $"s3://{Name}/{key}";

    public Task WriteAsync(string key, string text) => WriteAsync(key, Encoding.UTF8.GetBytes(text));

    public async Task WriteAsync(string key, byte[] content)
        => await Sdk.PutObjectAsync(
            new PutObjectRequest { BucketName = Name, Key = key, InputStream = new MemoryStream(content) }, TestContext.Current.CancellationToken);

    /// <summary>Runs the tool with the server as endpoint.</summary>
    public Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] args) => Tool.RunAsync([.. args, "--endpoint", Endpoint]);

    public void Dispose() => Sdk.Dispose();

    /// <summary>The process has one environment, and one server: the first test sets it for all.</summary>
    private static void ShareCredentials(RgwAccess access)
    {
        lock (Gate)
        {
            if (Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") == access.Owner.AccessKey)
            {
                return;
            }

            string profiles = Path.Combine(Path.GetTempPath(), $"typeddao-profiles-{Environment.ProcessId}");
            File.WriteAllText(profiles, $"""
                [{Guest}]
                aws_access_key_id = {access.Guest.AccessKey}
                aws_secret_access_key = {access.Guest.SecretKey}

                [{Stranger}]
                aws_access_key_id = nobody
                aws_secret_access_key = nothing

                """);
            AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(profiles);
            Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", profiles);
            Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", access.Owner.SecretKey);
            Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", access.Owner.AccessKey);
        }
    }
}
