using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Cli.Places;

/// <summary>A file or folder that a command line names, with the connection that it is read through.</summary>
internal sealed class OpenPlace : IAsyncDisposable
{
    private readonly StoreConnection? _connection;

    private OpenPlace(DataPlace place, StoreConnection? connection = null)
    {
        Place = place;
        _connection = connection;
    }

    /// <summary>The file or folder.</summary>
    public DataPlace Place { get; }

    /// <summary>Opens what a source names.</summary>
    /// <param name="source">A path, a file URL, or the address of a bucket.</param>
    /// <param name="access">How buckets are reached.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ToolException">Nothing is there; of a folder of a bucket its listing says so.</exception>
    public static async Task<OpenPlace> OpenAsync(string source, BucketAccess access, CancellationToken cancellationToken)
    {
        if (BucketAddress.Is(source))
        {
            return await OpenAsync(BucketAddress.Parse(source), access, cancellationToken).ConfigureAwait(false);
        }

        string path = LocalPath(source);
        return File.Exists(path) ? new OpenPlace(new LocalFile(path))
            : Directory.Exists(path) ? new OpenPlace(new LocalFolder(path))
            : throw new ToolException($"There is no file or folder '{path}'.");
    }

    /// <summary>Opens the folder that a source names.</summary>
    /// <param name="source">A path, a file URL, or the address of a bucket.</param>
    /// <param name="access">How buckets are reached.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ToolException">There is none; of a folder of a bucket its listing says so.</exception>
    public static async Task<OpenPlace> OpenFolderAsync(string source, BucketAccess access, CancellationToken cancellationToken)
    {
        if (BucketAddress.Is(source))
        {
            return await OpenAsync(BucketAddress.Parse(source) with { IsFolder = true }, access, cancellationToken).ConfigureAwait(false);
        }

        string path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(LocalPath(source)));
        return Directory.Exists(path) ? new OpenPlace(new LocalFolder(path)) : throw new ToolException($"There is no folder '{path}'.");
    }

    /// <summary>The path of a file, a folder, or a file URL.</summary>
    /// <param name="source">What the user typed.</param>
    /// <exception cref="ToolException">It is empty, or the URL of something else.</exception>
    public static string LocalPath(string source) => source.Length == 0
        ? throw new ToolException("The source is an empty text. Name a file or folder.")
        : Uri.TryCreate(source, UriKind.Absolute, out Uri? uri) && uri.Scheme.Length > 1
            ? uri.IsFile ? uri.LocalPath : throw new ToolException($"'{source}' cannot be read: only files and folders can.")
            : source;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task<OpenPlace> OpenAsync(BucketAddress address, BucketAccess access, CancellationToken cancellationToken)
    {
        StoreConnection connection = await access.OpenAsync(address.Bucket, cancellationToken).ConfigureAwait(false);
        try
        {
            connection.TryGet(out IObjectStorage? storage);
            StorageEntry? file = address.IsFolder ? null : await storage!.HeadAsync(address.Key, cancellationToken).ConfigureAwait(false);
            return new OpenPlace(
                file is null ? new BucketFolder(storage!, address) : new BucketFile(storage!, file.Key, file.Length), connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}
