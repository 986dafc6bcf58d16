using System.ComponentModel;
using TypedDao.Extensibility;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.BuiltIn;

/// <summary>A bucket of Amazon S3 or of a compatible server.</summary>
/// <param name="bucket">The bucket.</param>
[StoreType("s3", Offers = [typeof(IObjectStorage)], Package = "TypedDao.S3")]
[Description("A bucket of Amazon S3 or of a compatible server.")]
public sealed class S3Store([Description("Bucket.")][YamlRole(YamlRole.AddressRoot)] string bucket)
{
    /// <summary>The bucket.</summary>
    public string Bucket { get; } = bucket;

    /// <summary>Folder of the bucket below which all keys are.</summary>
    [Description("Folder of the bucket below which all keys are.")]
    [YamlRole(YamlRole.AddressPrefix)]
    public string? Prefix { get; init; }

    /// <summary>Region of the bucket, such as eu-central-1.</summary>
    [Description("Region of the bucket, such as eu-central-1.")]
    public string? Region { get; init; }

    /// <summary>URL of a compatible server.</summary>
    [Description("URL of a compatible server.")]
    [YamlRole(YamlRole.AddressRoot)]
    public Uri? Endpoint { get; init; }

    /// <summary>Whether URLs name the bucket in their path instead of their host; compatible servers often need it.</summary>
    [Description("Whether URLs name the bucket in their path instead of their host; compatible servers often need it.")]
    [YamlDefault("false")]
    public bool PathStyle { get; init; }

    /// <summary>Access key; where absent, the SDK looks for credentials in its usual places.</summary>
    [Description("Access key; where absent, the SDK looks for credentials in its usual places.")]
    [YamlGroup("credentials", Together = true)]
    public Secret? AccessKey { get; init; }

    /// <summary>Secret of the access key.</summary>
    [Description("Secret of the access key.")]
    [YamlGroup("credentials", Together = true)]
    public Secret? SecretKey { get; init; }

    /// <summary>Session token of temporary credentials.</summary>
    [Description("Session token of temporary credentials.")]
    public Secret? SessionToken { get; init; }

    /// <summary>Profile of the shared credentials file.</summary>
    [Description("Profile of the shared credentials file.")]
    public string? Profile { get; init; }

    /// <summary>How the server encrypts new objects; as the bucket says where absent.</summary>
    [Description("How the server encrypts new objects; as the bucket says where absent.")]
    public S3Encryption? ServerSideEncryption { get; init; }

    /// <summary>Key of the key management service that encrypts new objects.</summary>
    [Description("Key of the key management service that encrypts new objects.")]
    public string? KmsKeyId { get; init; }

    /// <summary>Storage class of new objects; that of the bucket where absent.</summary>
    [Description("Storage class of new objects; that of the bucket where absent.")]
    public string? StorageClass { get; init; }

    /// <summary>Tags of new objects.</summary>
    [Description("Tags of new objects.")]
    public IReadOnlyDictionary<string, string> ObjectTags { get; init; } = new Dictionary<string, string>(0);

    /// <summary>When checksums are sent; where absent, always to Amazon S3 and where required to a compatible server.</summary>
    [Description("When checksums are sent; where absent, always to Amazon S3 and where required to a compatible server.")]
    public S3Checksums? Checksums { get; init; }

    /// <summary>Whether this side pays for requests and transfer of a bucket that asks for it.</summary>
    [Description("Whether this side pays for requests and transfer of a bucket that asks for it.")]
    [YamlDefault("false")]
    public bool RequesterPays { get; init; }
}

/// <summary>When checksums are sent.</summary>
public enum S3Checksums
{
    /// <summary>Wherever the request can carry one.</summary>
    [Description("Wherever the request can carry one.")]
    WhenSupported,

    /// <summary>Only where the request needs one; for servers that reject trailing checksums.</summary>
    [Description("Only where the request needs one; for servers that reject trailing checksums.")]
    WhenRequired,
}

/// <summary>Server-side encryption of S3.</summary>
public enum S3Encryption
{
    /// <summary>With keys of S3 (SSE-S3).</summary>
    [Description("With keys of S3 (SSE-S3).")]
    [YamlKey("AES256")]
    Aes256,

    /// <summary>With keys of the key management service (SSE-KMS).</summary>
    [Description("With keys of the key management service (SSE-KMS).")]
    [YamlKey("aws:kms")]
    AwsKms,
}
