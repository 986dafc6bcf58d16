using TypedDao.Storage;

namespace TypedDao.Cli.Places;

/// <summary>An address such as <c>s3://bucket/key</c>. What stands after the bucket is the key as it is: nothing in it is decoded.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The key, or that of a folder, without a slash at its end; empty: the whole bucket.</param>
/// <param name="IsFolder">Whether it can be a folder alone, as it ends with a slash or names a bucket.</param>
internal sealed record BucketAddress(string Bucket, string Key, bool IsFolder)
{
    private const string Scheme = "s3://";

    /// <summary>The folder that holds it; null of a whole bucket.</summary>
    public BucketAddress? Parent => Key.Length == 0 ? null : new(Bucket, Key[..Math.Max(Key.LastIndexOf('/'), 0)], IsFolder: true);

    /// <summary>Whether a text is an address of a bucket.</summary>
    /// <param name="source">What the user typed.</param>
    public static bool Is(string source) => source.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads an address.</summary>
    /// <param name="source">What the user typed.</param>
    /// <exception cref="ToolException">The bucket is missing, or the key can be none.</exception>
    public static BucketAddress Parse(string source)
    {
        string rest = source[Scheme.Length..];
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        string bucket = slash < 0 ? rest : rest[..slash];
        if (string.IsNullOrWhiteSpace(bucket))
        {
            throw new ToolException($"'{source}' names no bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.");
        }

        string key = slash < 0 ? string.Empty : rest[(slash + 1)..];
        string folder = key.Length > 1 && key.EndsWith('/') ? key[..^1] : key;
        return key.Length > 0 && StorageKey.Refuse(folder) is { } reason
            ? throw new ToolException($"'{source}' cannot be read: {reason} after the bucket. Write s3://bucket/key, or s3://bucket/folder/ for all that is below it.")
            : new BucketAddress(bucket, folder, key.Length == 0 || key.EndsWith('/'));
    }

    /// <summary>The address as messages say it.</summary>
    public override string ToString() => Key.Length == 0 ? Scheme + Bucket : $"{Scheme}{Bucket}/{Key}{(IsFolder ? "/" : string.Empty)}";
}
