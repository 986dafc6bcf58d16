using Amazon.Runtime;
using TypedDao.BuiltIn;

namespace TypedDao.S3;

/// <summary>How to reach a bucket, and how to write to it.</summary>
public sealed record S3StorageOptions
{
    /// <summary>Smallest part of an upload that is not the last, in bytes, as S3 has it.</summary>
    public const int SmallestPart = 5 << 20;

    /// <summary>The bucket, or the ARN of an access point.</summary>
    public required string Bucket { get; init; }

    /// <summary>Folder of the bucket below which all keys are; empty: the bucket's root.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Region of the bucket; null: as the SDK finds it, or <c>us-east-1</c> where there is an <see cref="Endpoint"/>.</summary>
    public string? Region { get; init; }

    /// <summary>URL of a compatible server; null: Amazon S3, or what <c>AWS_ENDPOINT_URL_S3</c> or <c>AWS_ENDPOINT_URL</c> say.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Whether URLs name the bucket in their path instead of their host.</summary>
    public bool PathStyle { get; init; }

    /// <summary>The credentials.</summary>
    public required AWSCredentials Credentials { get; init; }

    /// <summary>How the server encrypts new objects; null: as the bucket says.</summary>
    public S3Encryption? Encryption { get; init; }

    /// <summary>Key of the key management service that encrypts new objects; null: the account's own.</summary>
    public string? KmsKeyId { get; init; }

    /// <summary>Storage class of new objects, such as <c>STANDARD_IA</c>; null: the bucket's.</summary>
    public string? StorageClass { get; init; }

    /// <summary>Tags of new objects.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(0);

    /// <summary>When checksums are sent; null: always to Amazon S3, and to a compatible server where it requires them.</summary>
    public S3Checksums? Checksums { get; init; }

    /// <summary>Whether this side pays for requests and transfer of a bucket that asks for it.</summary>
    public bool RequesterPays { get; init; }

    /// <summary>
    /// Bytes of a part of uploads, large reads and large copies, at least <see cref="SmallestPart"/>. The parts of an upload double every
    /// 1,000 parts, so that 10,000 of them hold 3.9 TiB from the default.
    /// </summary>
    public int PartSize { get; init; } = 8 << 20;

    /// <summary>How many parts of one upload, read or copy are under way at once. An upload holds one part more in memory.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Bytes above which an object is copied in parts; S3 copies up to 5 GiB at once.</summary>
    public long MultipartCopySize { get; init; } = 1L << 30;

    /// <summary>How long an answer, or the next bytes of one, may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Throws where a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Bucket or region are empty, or a size is out of its range.</exception>
    internal void Check()
    {
        Require(!string.IsNullOrWhiteSpace(Bucket), nameof(Bucket), "Bucket is empty.");
        Require(PartSize is >= SmallestPart and <= 1 << 30, nameof(PartSize), $"PartSize is {PartSize}; it may be {SmallestPart} to {1 << 30} bytes.");
        Require(Concurrency >= 1, nameof(Concurrency), $"Concurrency is {Concurrency}; it must be 1 or more.");
        Require(MultipartCopySize is >= SmallestPart and <= 5L << 30, nameof(MultipartCopySize), $"MultipartCopySize is {MultipartCopySize}; it may be {SmallestPart} to {5L << 30} bytes.");
        Require(Timeout > TimeSpan.Zero, nameof(Timeout), $"Timeout is {Timeout}; it must be above zero.");
    }

    private static void Require(bool holds, string name, string fact)
    {
        if (!holds)
        {
            throw new ArgumentException(fact, name);
        }
    }
}
