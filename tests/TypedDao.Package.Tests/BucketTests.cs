using Amazon.S3;
using Amazon.S3.Model;
using TypedDao.Tests;

[assembly: AssemblyFixture(typeof(RgwServer))]

namespace TypedDao.Package.Tests;

/// <summary>The package of stores on S3 as a user has it: a project that the tool starts from a bucket, restored, built and run.</summary>
public sealed class BucketTests(PackageFeed feed, InstalledTool tool, RgwServer server) : IClassFixture<InstalledTool>
{
    [Fact]
    public async Task A_project_of_a_bucket_builds_and_runs()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        RgwAccess access = await server.StartAsync();
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", access.Owner.AccessKey);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", access.Owner.SecretKey);
        using AmazonS3Client sdk = RgwClient.Of(access);
        await sdk.PutBucketAsync("shop", cancellationToken);
        await WriteAsync("raw/users.csv", "id,name\n1,Ann\n2,Bö\n");
        await WriteAsync("raw/events/day=2025-01-07/a.jsonl", "{\"n\":1}\n");
        using var folder = new FreshFolder(feed);
        Directory.CreateDirectory(folder.PathOf("shop"));

        var init = await tool.RunAsync(folder.PathOf("shop"), ["init", "s3://shop/raw/", "--endpoint", access.Endpoint.AbsoluteUri]);
        var build = await folder.BuildAsync("shop", cancellationToken);
        var run = await Dotnet.RunAsync(folder.PathOf("shop"), ["run", "--no-build"], cancellationToken);

        Assert.EndsWith("Run it: dotnet run", init.Succeeded().Output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(" 0 Warning(s)", build.Succeeded().Output, StringComparison.Ordinal);
        Assert.True(Directory.Exists(folder.PathOf("packages", "typeddao.s3", feed.Version)), "The package is not from the local feed.");
        Assert.Equal(
            "data.users\n  Users { Id = 1, Name = Ann }\n  Users { Id = 2, Name = Bö }\ndata.events\n  Events { Day = 01/07/2025, N = 1 }\n",
            run.Succeeded().Output.ReplaceLineEndings("\n"));

        Task WriteAsync(string key, string text)
            => sdk.PutObjectAsync(new PutObjectRequest { BucketName = "shop", Key = key, ContentBody = text }, cancellationToken);
    }
}
