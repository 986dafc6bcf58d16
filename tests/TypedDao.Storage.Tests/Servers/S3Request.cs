using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TypedDao.Tests;

namespace TypedDao.Storage.Tests.Servers;

/// <summary>A request to S3 with a signature of version 4, by which a server proves that it is one.</summary>
internal static class S3Request
{
    private const string Region = "us-east-1";

    /// <param name="query">Parts in alphabetical order, each with <c>=</c>.</param>
    public static HttpRequestMessage Create(
        Uri endpoint, RgwUser user, string method, string path, string query = "", byte[]? body = null, params (string Name, string Value)[] headers)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        string time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        string scope = $"{time[..8]}/{Region}/s3/aws4_request";
        var signed = new SortedDictionary<string, string>(headers.ToDictionary(header => header.Name, header => header.Value), StringComparer.Ordinal)
        {
            ["host"] = endpoint.Authority,
            ["x-amz-content-sha256"] = Hex(SHA256.HashData(body ?? [])),
            ["x-amz-date"] = time,
        };
        string names = string.Join(';', signed.Keys);
        string canonical = string.Join(
            '\n', [method, path, query, .. signed.Select(header => $"{header.Key}:{header.Value}"), "", names, signed["x-amz-content-sha256"]]);
        string toSign = string.Join('\n', "AWS4-HMAC-SHA256", time, scope, Hex(SHA256.HashData(Encoding.UTF8.GetBytes(canonical))));
        byte[] key = Encoding.UTF8.GetBytes("AWS4" + user.SecretKey);
        foreach (string part in scope.Split('/'))
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        string signature = Hex(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));
        var request = new HttpRequestMessage(new HttpMethod(method), new Uri(endpoint, query.Length == 0 ? path : $"{path}?{query}"))
        {
            Content = body is null ? null : new ByteArrayContent(body),
        };
        foreach ((string name, string value) in signed.Where(header => header.Key != "host"))
        {
            request.Headers.Add(name, value);
        }

        request.Headers.TryAddWithoutValidation(
            "Authorization", $"AWS4-HMAC-SHA256 Credential={user.AccessKey}/{scope}, SignedHeaders={names}, Signature={signature}");
        return request;
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
