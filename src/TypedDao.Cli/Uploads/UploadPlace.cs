using System.Runtime.CompilerServices;
using TypedDao.Cli.Places;
using TypedDao.Contexts;
using TypedDao.Storage;
using TypedDao.Stores;

namespace TypedDao.Cli.Uploads;

/// <summary>Where unfinished uploads are looked for: a store of a catalog, or a folder of a bucket.</summary>
internal sealed class UploadPlace : IAsyncDisposable
{
    private readonly StoreConnection? _owned;
    private readonly IObjectStorage _storage;
    private readonly string _key;
    private readonly bool _isFolder;

    private UploadPlace(string name, IStorageUploads uploads, IObjectStorage storage, BucketAddress? address, StoreConnection? owned)
    {
        Name = name;
        Uploads = uploads;
        _storage = storage;
        _key = address?.Key ?? string.Empty;
        _isFolder = address?.IsFolder ?? true;
        _owned = owned;
    }

    /// <summary>What the user calls it.</summary>
    public string Name { get; }

    /// <summary>The uploads of the whole storage.</summary>
    public IStorageUploads Uploads { get; }

    /// <summary>A folder of a bucket, or one key.</summary>
    /// <param name="address">The folder or key.</param>
    /// <param name="access">How the bucket is reached.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    public static async Task<UploadPlace> OfBucketAsync(BucketAddress address, BucketAccess access, CancellationToken cancellationToken)
    {
        StoreConnection connection = await access.OpenAsync(address.Bucket, cancellationToken).ConfigureAwait(false);
        connection.TryGet(out IObjectStorage? storage);
        connection.TryGet(out IStorageUploads? uploads);
        return new UploadPlace(address.ToString(), uploads!, storage!, address, connection);
    }

    /// <summary>A store of a context.</summary>
    /// <param name="context">The context, which keeps the connection.</param>
    /// <param name="name">The name of the store.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="ToolException">There is no such store, it cannot be opened here, or it has no uploads.</exception>
    public static async Task<UploadPlace> OfStoreAsync(DataContext context, string name, CancellationToken cancellationToken)
    {
        StoreSlot slot = context.StoreSlots.FirstOrDefault(slot => string.Equals(slot.Definition.Name, name, StringComparison.Ordinal))
            ?? throw new ToolException($"The catalog has no store '{name}'. Its stores are {string.Join(", ", context.StoreSlots.Select(slot => slot.Definition.Name))}.");
        if (!slot.Binding.IsImplemented)
        {
            throw new ToolException($"{Connections.Missing(slot)} {Connections.AddPackage(slot.Binding.Package)}");
        }

        StoreConnection connection = await slot.ConnectAsync(cancellationToken).ConfigureAwait(false);
        return connection.TryGet(out IStorageUploads? uploads) && connection.TryGet(out IObjectStorage? storage)
            ? new UploadPlace($"store '{name}'", uploads, storage, address: null, owned: null)
            : throw new ToolException(
                $"Store '{name}' has no unfinished uploads in environment '{context.Environment}': its type '{slot.Binding.Type}' keeps none. Name a store of type 's3', or an environment in which it is one.");
    }

    /// <summary>The address of a key.</summary>
    /// <param name="upload">The upload.</param>
    public string AddressOf(UnfinishedUpload upload) => _storage.AddressOf(upload.Key);

    /// <summary>Lists the uploads, ordered by key.</summary>
    /// <param name="cancellationToken">Cancels the listing.</param>
    public async IAsyncEnumerable<UnfinishedUpload> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string folder = _key.Length == 0 ? string.Empty : _key + "/";
        await foreach (UnfinishedUpload upload in Uploads.ListUploadsAsync(_isFolder ? folder : _key, cancellationToken).ConfigureAwait(false))
        {
            if (upload.Key == _key || upload.Key.StartsWith(folder, StringComparison.Ordinal))
            {
                yield return upload;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _owned?.DisposeAsync() ?? ValueTask.CompletedTask;
}
