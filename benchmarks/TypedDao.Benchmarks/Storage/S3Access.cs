namespace TypedDao.Benchmarks.Storage;

/// <summary>What answers the requests of a variant.</summary>
public enum S3Target
{
    /// <summary>The S3 server of the tests.</summary>
    Server,

    /// <summary>The same, with each connection bounded as <see cref="PacedProxy"/> does it.</summary>
    Paced,

    /// <summary>The <see cref="Storage.Responder"/>.</summary>
    Responder,
}

/// <summary>How the targets are reached: the process that starts them says it to the processes of variants in their environment.</summary>
public static class S3Access
{
    /// <summary>Says it.</summary>
    public static void Publish(S3Target target, Uri endpoint, string accessKey, string secretKey)
        => Environment.SetEnvironmentVariable(VariableOf(target), $"{endpoint} {accessKey} {secretKey}");

    /// <summary>The address, access key and secret of a target.</summary>
    public static (Uri Endpoint, string AccessKey, string SecretKey) Of(S3Target target)
        => Environment.GetEnvironmentVariable(VariableOf(target))?.Split(' ') is [var endpoint, var key, var secret]
            ? (new Uri(endpoint), key, secret)
            : throw new InvalidOperationException($"{target} is not started.");

    private static string VariableOf(S3Target target) => $"TYPEDDAO_BENCHMARK_S3_{target}";
}
