using System.Runtime.CompilerServices;
using TypedDao.Files.Listing;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao.Files;

public sealed partial class FileInterface : IListsVersions, IReadsAttributes, IWritesTags, IPresignsUrls
{
    /// <inheritdoc/>
    public IAsyncEnumerable<StorageVersion> ListVersionsAsync(ObjectTarget target, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(target);
        FileLayout layout = LayoutOf(target);
        return CompleteAsync("list versions", target, layout, VersionsAsync(target, layout, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<ObjectAttributes> GetAttributesAsync(ObjectTarget target, string? name, string? versionId, CancellationToken cancellationToken)
        => RunAsync("get attributes", target, async layout =>
        {
            IStorageAttributes attributes = _services.Attributes;
            _services.CheckVersion(_storage, versionId);
            return await AtPresentAsync(
                layout,
                target,
                KeyOf(layout, target, name),
                key => AtAddressAsync(
                    key,
                    async () => await attributes.GetAttributesAsync(key, versionId, cancellationToken).ConfigureAwait(false) ?? throw StorageErrors.NotFound(key)),
                cancellationToken).ConfigureAwait(false);
        });

    /// <inheritdoc/>
    public async ValueTask SetTagsAsync(ObjectTarget target, string? name, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(tags);
        await RunAsync("set tags", target, async layout =>
        {
            IStorageAttributes attributes = _services.Attributes;
            return await AtPresentAsync(
                layout,
                target,
                KeyOf(layout, target, name),
                key => AtAddressAsync(key, async () =>
                {
                    await attributes.SetTagsAsync(key, tags, cancellationToken).ConfigureAwait(false);
                    return true;
                }),
                cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Uri> PresignAsync(ObjectTarget target, string? name, PresignOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        return RunAsync(options.IsWrite ? "presign write" : "presign read", target, async layout =>
        {
            IStoragePresigner presigner = _services.Presigner;
            _services.CheckVersion(_storage, options.VersionId);
            string key = KeyOf(layout, target, name);

            // A URL names one key, so it is to be the one under which the file is there: a write beside it would be a second file.
            if (layout.Pattern.SpellingVaries && await _storage.HeadAsync(key, cancellationToken).ConfigureAwait(false) is null)
            {
                key = await FindOtherSpellingAsync(layout, target, key, cancellationToken).ConfigureAwait(false) ?? key;
            }

            return await AtAddressAsync(key, () => presigner.PresignAsync(key, options, cancellationToken)).ConfigureAwait(false);
        });
    }

    private async IAsyncEnumerable<StorageVersion> VersionsAsync(
        ObjectTarget target, FileLayout layout, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var listing = new FileListing(_storage, layout);
        await foreach (StorageVersion version in listing.ListVersionsAsync(_services.Versions, target.Keys, cancellationToken).ConfigureAwait(false))
        {
            yield return version;
        }
    }

    /// <summary>Calls a service of the store, around which no layer knows where.</summary>
    private async ValueTask<T> AtAddressAsync<T>(string key, Func<ValueTask<T>> call)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (TypedDaoException error)
        {
            error.Address ??= _storage.AddressOf(key);
            throw;
        }
    }
}
