namespace TypedDao.Tests;

/// <summary>An S3 server, Ceph RGW, in memory.</summary>
public sealed class RgwServer() : TestServer<RgwAccess>("rgw")
{
    /// <inheritdoc/>
    protected override RgwAccess Access(IReadOnlyDictionary<string, string> said)
        => new(new Uri(said["endpoint"]), new RgwUser("owner", said["owner"]), new RgwUser("guest", said["guest"]), said["kms-key"]);
}

/// <summary>How the server is reached.</summary>
/// <param name="Endpoint">Its address. It takes any <c>Host</c>, so that a proxy may stand before it; buckets are in the path.</param>
/// <param name="Owner">May make buckets and everything in them.</param>
/// <param name="Guest">May make nothing, and see only what a policy of a bucket opens to <c>arn:aws:iam:::user/guest</c>.</param>
/// <param name="KmsKey">
/// The id of a key for <c>aws:kms</c>, which has to be given. Of <c>AES256</c> the server takes the header and does nothing.
/// </param>
public sealed record RgwAccess(Uri Endpoint, RgwUser Owner, RgwUser Guest, string KmsKey);

/// <summary>A user of the server.</summary>
/// <param name="AccessKey">The id of the key, and the name of the user.</param>
/// <param name="SecretKey">The key.</param>
public sealed record RgwUser(string AccessKey, string SecretKey);
