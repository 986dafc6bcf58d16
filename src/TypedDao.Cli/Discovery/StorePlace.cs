using TypedDao.Cli.Places;

namespace TypedDao.Cli.Discovery;

/// <summary>Where a store is, as its YAML says it.</summary>
/// <param name="Type">The store type.</param>
/// <param name="Keys">Its keys, in order; those without value are left out, and those that are no text are written as they are.</param>
internal sealed record StorePlace(string Type, IReadOnlyList<(string Key, string? Value, bool IsText)> Keys)
{
    /// <summary>A folder of this machine.</summary>
    /// <param name="folder">The folder.</param>
    public static StorePlace Local(string folder) => new("local", [("root", folder, true)]);

    /// <summary>A folder of a bucket.</summary>
    /// <param name="address">The folder.</param>
    /// <param name="access">How it is reached.</param>
    public static StorePlace Bucket(BucketAddress address, BucketAccess access) => new(
        "s3",
        [
            ("bucket", address.Bucket, true),
            ("prefix", address.Key.Length == 0 ? null : address.Key, true),
            ("region", access.Region, true),
            ("endpoint", access.Endpoint?.AbsoluteUri.TrimEnd('/'), true),
            ("path_style", access.IsPathStyle ? "true" : null, false),
            ("profile", access.Profile, true),
        ]);
}
