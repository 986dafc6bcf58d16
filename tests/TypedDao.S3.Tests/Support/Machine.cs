using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace TypedDao.S3.Tests;

/// <summary>A machine that knows nothing of AWS but what a test says; the real one comes back on disposal.</summary>
internal sealed class Machine : IDisposable
{
    private static readonly string[] Names =
    [
        "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL",
        "AWS_ENDPOINT_URL_S3", "AWS_EC2_METADATA_DISABLED", "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    private readonly Dictionary<string, string?> _before = Names.ToDictionary(name => name, Environment.GetEnvironmentVariable);
    private static string Credentials { get; } = Path.Combine(Path.GetTempPath(), $"typeddao-s3-{Environment.ProcessId}");

    // The SDK asks once where the shared files are, and never again for one that was not there.
    [ModuleInitializer]
    internal static void Isolate()
    {
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", Credentials);
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", Credentials + "-config");
        File.WriteAllText(Credentials, "");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(Credentials);
    }

    public Machine()
    {
        foreach (string name in Names)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        Set("AWS_EC2_METADATA_DISABLED", "true");
    }

    public void Set(string name, string value)
    {
        Environment.SetEnvironmentVariable(name, value);
        Forget();
    }

    public void WriteCredentials(string text)
    {
        File.WriteAllText(Credentials, text);
        Forget();
    }

    public void Dispose()
    {
        foreach ((string name, string? value) in _before)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        File.WriteAllText(Credentials, "");
        Forget();
    }

    // The SDK keeps what it has read.
    private static void Forget()
    {
        FallbackRegionFactory.Reset();
        FallbackInternalConfigurationFactory.Reset();
    }
}
