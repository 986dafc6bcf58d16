using TypedDao.Storage;

namespace TypedDao.Cli.Places;

/// <summary>An object of a bucket.</summary>
/// <param name="storage">The bucket.</param>
/// <param name="key">The key.</param>
/// <param name="length">The length in bytes.</param>
internal sealed class BucketFile(IObjectStorage storage, string key, long length) : DataFile
{
    /// <summary>What tells the version apart whose parts are read; null before the first of them.</summary>
    private string? _etag;

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
    public override async ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        try
        {
            var options = new GetOptions { Offset = offset, Length = length, IfMatch = _etag };
            StorageObject opened = await storage.GetAsync(key, options, cancellationToken).ConfigureAwait(false);
            _etag ??= opened.Entry.ETag;
            return opened.Content;
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.Conflict)
        {
            throw new ToolException($"The file '{Path}' was replaced while it was read. Read it again.");
        }
    }
}
