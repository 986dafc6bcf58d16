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

    /// <summary>Prefix of all keys.</summary>
    [Description("Prefix of all keys.")]
    [YamlRole(YamlRole.AddressPrefix)]
    public string? Prefix { get; init; }

    /// <summary>Region, such as eu-central-1.</summary>
    [Description("Region, such as eu-central-1.")]
    public string? Region { get; init; }

    /// <summary>URL of a compatible server.</summary>
    [Description("URL of a compatible server.")]
    [YamlRole(YamlRole.AddressRoot)]
    public Uri? Endpoint { get; init; }

    /// <summary>Whether the bucket is part of the path instead of the host name.</summary>
    [Description("Whether the bucket is part of the path instead of the host name.")]
    [YamlDefault("false")]
    public bool PathStyle { get; init; }

    /// <summary>Access key; with secret_key. The default chain of the SDK where absent.</summary>
    [Description("Access key; with secret_key. The default chain of the SDK where absent.")]
    [YamlGroup("credentials", Together = true)]
    public Secret? AccessKey { get; init; }

    /// <summary>Secret key; with access_key.</summary>
    [Description("Secret key; with access_key.")]
    [YamlGroup("credentials", Together = true)]
    public Secret? SecretKey { get; init; }

    /// <summary>Profile of the shared credentials file.</summary>
    [Description("Profile of the shared credentials file.")]
    public string? Profile { get; init; }

    /// <summary>Server-side encryption.</summary>
    [Description("Server-side encryption.")]
    public S3Encryption? ServerSideEncryption { get; init; }

    /// <summary>Key of the key management service.</summary>
    [Description("Key of the key management service.")]
    public string? KmsKeyId { get; init; }

    /// <summary>Storage class of new objects.</summary>
    [Description("Storage class of new objects.")]
    public string? StorageClass { get; init; }
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
