using TypedDao.Storage;

namespace TypedDao.S3.Connection;

/// <summary>The keys of a store and the keys of its bucket: a store may lie below a folder.</summary>
internal sealed class BucketKeys
{
    private readonly string _bucket;
    private readonly string _folder;

    /// <summary>Makes the keys of a store.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="prefix">The folder; stray slashes do not matter.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.Configuration"/>: the folder cannot be part of a key.</exception>
    public BucketKeys(string bucket, string prefix)
    {
        _bucket = bucket;
        string folder = prefix.Trim('/');
        if (folder.Length > 0 && StorageKey.Refuse(folder) is { } reason)
        {
            throw new TypedDaoException(ErrorKind.Configuration, $"'prefix' is '{prefix}', which cannot be a folder: {reason}.")
            {
                Cure = "Write a folder such as 'raw' or 'raw/daily', or remove 'prefix'.",
            };
        }

        _folder = folder.Length > 0 ? folder + "/" : "";
    }

    /// <summary>The bucket's key of a key of the store.</summary>
    /// <param name="key">The key, which is checked.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: the key breaks the rules.</exception>
    public string Full(string key)
    {
        StorageKey.Check(key);
        if (_folder.Length > 0)
        {
            StorageKey.Check(_folder + key);
        }

        return _folder + key;
    }

    /// <summary>The bucket's prefix of a prefix of the store.</summary>
    /// <param name="prefix">The prefix.</param>
    public string FullPrefix(string prefix) => _folder + prefix;

    /// <summary>
    /// The store's key of a key of the bucket; null for the marks that tools make for folders, which hold nothing.
    /// </summary>
    /// <param name="full">The bucket's key.</param>
    /// <param name="length">The object's length.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: an object with a key that nobody could read.</exception>
    public string? Own(string full, long length)
    {
        string key = full[_folder.Length..];
        if (length == 0 && (key.Length == 0 || key.EndsWith('/')))
        {
            return null;
        }

        return StorageKey.Refuse(key) is { } reason
            ? throw new TypedDaoException(ErrorKind.NotSupported, $"The bucket has an object whose key '{full}' cannot be read: {reason}.")
            {
                Address = $"s3://{_bucket}/{full}",
                Cure = "Copy it to another key and remove it.",
            }
            : key;
    }

    /// <summary>The address of a key.</summary>
    /// <param name="key">The key, or an empty string for the root.</param>
    public string AddressOf(string key) => $"s3://{_bucket}/{_folder}{key}";
}
