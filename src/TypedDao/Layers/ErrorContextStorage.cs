using System.Runtime.CompilerServices;
using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>See <see cref="StorageLayers.ErrorContext"/>.</summary>
/// <param name="inner">The storage.</param>
/// <param name="store">The store's name.</param>
internal sealed class ErrorContextStorage(IObjectStorage inner, string store) : DelegatingStorage(inner)
{
    public override async ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.HeadAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            Context(StorageOperation.Head, key).Throw(error);
            throw;
        }
    }

    public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        try
        {
            StorageObject opened = await Inner.GetAsync(key, options, cancellationToken).ConfigureAwait(false);
            return new StorageObject(opened.Entry, new ErrorContextStream(opened.Content, Context(StorageOperation.Get, key)));
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            Context(StorageOperation.Get, key).Throw(error);
            throw;
        }
    }

    public override async ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.PutAsync(key, content, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            Context(StorageOperation.Put, key).Throw(error, options.IsConditional);
            throw;
        }
    }

    public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        try
        {
            StorageUpload upload = await Inner.OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false);
            return new ErrorContextUpload(upload, Context(StorageOperation.Upload, key));
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            Context(StorageOperation.Upload, key).Throw(error);
            throw;
        }
    }

    public override IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
        => GuardAsync(prefix, options, cancellationToken);

    public override async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await Inner.DeleteAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            Context(StorageOperation.Delete, key).Throw(error);
            throw;
        }
    }

    public override async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        try
        {
            await Inner.DeleteAsync(keys, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            Context(StorageOperation.Delete, keys.FirstOrDefault() ?? "").Throw(error);
            throw;
        }
    }

    public override async ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.CopyAsync(source, destination, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            bool isOfSource = error is TypedDaoException { Kind: ErrorKind.NotFound };
            Context(StorageOperation.Copy, isOfSource ? source : destination).Throw(error, options.IsConditional);
            throw;
        }
    }

    public override async ValueTask<StorageEntry?> TryCopyFromAsync(
        IObjectStorage from, string source, GetOptions version, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await Inner.TryCopyFromAsync(from, source, version, destination, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            Context(StorageOperation.Copy, destination).Throw(error, options.IsConditional);
            throw;
        }
    }

    private ErrorContext Context(string operation, string key) => new(this, store, operation, key);

    private async IAsyncEnumerable<StorageEntry> GuardAsync(
        string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<StorageEntry> entries = Inner.ListAsync(prefix, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (entries.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await entries.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
                {
                    Context(StorageOperation.List, prefix).Throw(error);
                    throw;
                }

                yield return entries.Current;
            }
        }
    }
}
