using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Amazon.Runtime;

namespace TypedDao.S3.Connection;

/// <summary>
/// Signs requests without a body by AWS Signature Version 4 in its form for S3: the path is encoded once, and the hash of the
/// payload is a header.
/// </summary>
/// <param name="region">The region that signatures are made for.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class SigV4Signer(string region, TimeProvider timeProvider)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string EmptyPayload = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private SigningKey? _key;

    /// <summary>Adds the headers of the signature.</summary>
    /// <param name="request">The request; its headers named <c>x-amz-*</c> are signed.</param>
    /// <param name="path">The encoded path.</param>
    /// <param name="query">The encoded parameters, sorted, without a question mark.</param>
    /// <param name="credentials">The credentials.</param>
    public void Sign(HttpRequestMessage request, string path, string query, ImmutableCredentials credentials)
    {
        DateTime now = timeProvider.GetUtcNow().UtcDateTime;
        string date = now.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        string time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", EmptyPayload);
        request.Headers.TryAddWithoutValidation("x-amz-date", time);
        if (credentials.UseToken)
        {
            request.Headers.TryAddWithoutValidation("x-amz-security-token", credentials.Token);
        }

        var headers = new StringBuilder("host:").Append(request.RequestUri!.Authority).Append('\n');
        var names = new StringBuilder("host");
        foreach ((string name, IEnumerable<string> values) in request.Headers.Where(header => header.Key.StartsWith("x-amz-", StringComparison.Ordinal)).OrderBy(header => header.Key, StringComparer.Ordinal))
        {
            headers.Append(name).Append(':').AppendJoin(',', values).Append('\n');
            names.Append(';').Append(name);
        }

        string scope = $"{date}/{region}/s3/aws4_request";
        string canonical = $"{request.Method.Method}\n{path}\n{query}\n{headers}\n{names}\n{EmptyPayload}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(canonical), hash);
        string toSign = $"{Algorithm}\n{time}\n{scope}\n{Convert.ToHexStringLower(hash)}";
        HMACSHA256.HashData(KeyOf(date, credentials.SecretKey), Encoding.UTF8.GetBytes(toSign), hash);
        request.Headers.TryAddWithoutValidation(
            "Authorization",
            $"{Algorithm} Credential={credentials.AccessKey}/{scope}, SignedHeaders={names}, Signature={Convert.ToHexStringLower(hash)}");
    }

    // One key serves all requests of a day.
    private byte[] KeyOf(string date, string secret)
    {
        if (_key is { } known && known.Date == date && known.Secret == secret)
        {
            return known.Key;
        }

        byte[] key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(date));
        foreach (string part in (ReadOnlySpan<string>)[region, "s3", "aws4_request"])
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        _key = new SigningKey(date, secret, key);
        return key;
    }

    private sealed record SigningKey(string Date, string Secret, byte[] Key);
}
