using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using TypedDao.BuiltIn;
using TypedDao.Extensibility;
using TypedDao.S3.Connection;
using TypedDao.Stores;

namespace TypedDao.S3;

/// <summary>Opens stores of type <c>s3</c>. No request is made before the first use of an object.</summary>
[Implements(typeof(S3Store))]
public sealed class S3StoreProvider : IStoreProvider<S3Store>
{
    private const string DirectoryBucket = "--x-s3";
    private const string MultiRegion = ".mrap";

    /// <inheritdoc/>
    public async ValueTask<StoreConnection> OpenAsync(S3Store options, StoreContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(context);
        Check(options, context);
        try
        {
            AWSCredentials credentials = await S3Credentials.FindAsync(options, cancellationToken).ConfigureAwait(false);
            var logger = (context.Services.GetService(typeof(ILoggerFactory)) as ILoggerFactory)?.CreateLogger<S3Storage>();
            var storage = new S3Storage(
                new S3StorageOptions
                {
                    Bucket = options.Bucket,
                    Prefix = options.Prefix ?? "",
                    Region = options.Region ?? RegionOf(options),
                    Endpoint = options.Endpoint,
                    PathStyle = options.PathStyle,
                    Credentials = credentials,
                    Encryption = options.ServerSideEncryption,
                    KmsKeyId = options.KmsKeyId,
                    StorageClass = options.StorageClass,
                    Tags = options.ObjectTags,
                    Checksums = options.Checksums,
                    RequesterPays = options.RequesterPays,
                },
                context.TimeProvider,
                context.Retry,
                logger);
            return new StoreConnection([storage, storage.Services]);
        }
        catch (AmazonClientException error)
        {
            throw Refuse(context, $"The SDK refuses: {error.Message.TrimEnd('.')}.", "Set 'region' of the store, or AWS_REGION.");
        }
    }

    private static void Check(S3Store options, StoreContext context)
    {
        if (string.IsNullOrWhiteSpace(options.Bucket))
        {
            throw Refuse(context, "'bucket' is empty.", "Name the bucket.");
        }

        if (options.Bucket.Contains("://", StringComparison.Ordinal) || (options.Bucket.Contains('/', StringComparison.Ordinal) && !options.Bucket.StartsWith("arn:", StringComparison.Ordinal)))
        {
            throw Refuse(context, $"'bucket' is '{options.Bucket}', which is an address.", "Name the bucket alone, and the folder in 'prefix'.");
        }

        if (options.Bucket.EndsWith(DirectoryBucket, StringComparison.Ordinal) || options.Bucket.Contains(MultiRegion, StringComparison.Ordinal))
        {
            throw Refuse(context, $"'bucket' is '{options.Bucket}': directory buckets and multi-region access points are not supported.", "Name a general purpose bucket, or an access point of one region.");
        }

        if (options.Endpoint is { } endpoint && (endpoint.Scheme is not ("http" or "https") || endpoint.Query.Length > 0))
        {
            throw Refuse(context, $"'endpoint' is '{endpoint}', which is no URL of a server.", "Write it like 'https://s3.example.com'.");
        }

        if (options is { KmsKeyId: not null, ServerSideEncryption: not S3Encryption.AwsKms })
        {
            throw Refuse(context, "'kms_key_id' is set, but objects are not encrypted with it.", "Set 'server_side_encryption: aws:kms', or remove 'kms_key_id'.");
        }
    }

    // A profile knows its region; the SDK looks only at that of the default one.
    private static string? RegionOf(S3Store options)
        => options is { Endpoint: null, Profile: { } profile } && new Amazon.Runtime.CredentialManagement.CredentialProfileStoreChain().TryGetProfile(profile, out var found)
            ? found.Region?.SystemName
            : null;

    private static ConfigurationException Refuse(StoreContext context, string fact, string cure)
        => new($"Store '{context.Name}' cannot be opened.", fact)
        {
            Operation = "open",
            Store = context.Name,
            Cure = cure,
        };
}
