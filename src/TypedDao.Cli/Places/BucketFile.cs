using TypedDao.Storage;

namespace TypedDao.Cli.Places;

/// <summary>An object of a bucket.</summary>
/// <param name="storage">The bucket.</param>
/// <param name="key">The key.</param>
/// <param name="length">The length in bytes.</param>
internal sealed class BucketFile(IObjectStorage storage, string key, long length) : DataFile
{
    /// <summary>The key.</summary>
    public string Key => key;

    /// <inheritdoc/>
    public override string Path => storage.AddressOf(key);

    /// <inheritdoc/>
    public override string Name => key[(key.LastIndexOf('/') + 1)..];

    /// <inheritdoc/>
    public override long Length => length;

    /// <inheritdoc/>
    protected override char Separator => '/';

    /// <inheritdoc/>
    public override async ValueTask<Stream> OpenAsync(CancellationToken cancellationToken)
        => (await storage.GetAsync(key, default, cancellationToken).ConfigureAwait(false)).Content;
}
