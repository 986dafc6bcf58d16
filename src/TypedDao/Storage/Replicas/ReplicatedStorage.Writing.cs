namespace TypedDao.Storage.Replicas;

internal sealed partial class ReplicatedStorage
{
    /// <inheritdoc/>
    public ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        PutOptions condition = OwnCondition(key, options);
        return _turns.RunAsync(
            key,
            async () =>
            {
                IReadOnlyList<IObjectStorage> storages = await OpenAllAsync(options, cancellationToken).ConfigureAwait(false);
                return await WriteAsync(
                    key,
                    () => PutAsync(storages[0], key, content, condition, cancellationToken),
                    async (index, _) => await PutAsync(storages[index], key, content, Following(options), cancellationToken).ConfigureAwait(false),
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        StorageKey.Check(source);
        PutOptions condition = OwnCondition(destination, options);
        return _turns.RunAsync(
            destination,
            async () =>
            {
                IReadOnlyList<IObjectStorage> storages = await OpenAllAsync(options, cancellationToken).ConfigureAwait(false);
                return await WriteAsync(
                    destination,
                    () => storages[0].CopyAsync(source, destination, condition, cancellationToken),
                    async (index, copied) =>
                    {
                        // A replica that is behind would copy what the object's own store no longer has.
                        if ((await storages[index].HeadAsync(source, cancellationToken).ConfigureAwait(false))?.Length == copied.Length)
                        {
                            await storages[index].CopyAsync(source, destination, Following(options), cancellationToken).ConfigureAwait(false);
                            return;
                        }

                        var version = new GetOptions { IfMatch = copied.ETag };
                        await StorageCopy.RunAsync(storages[0], destination, version, storages[index], destination, Following(options), cancellationToken).ConfigureAwait(false);
                    },
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        PutOptions condition = OwnCondition(key, options);
        IReadOnlyList<IObjectStorage> storages = await OpenAllAsync(options, cancellationToken).ConfigureAwait(false);
        var uploads = new StorageUpload?[storages.Count];
        try
        {
            await ReplicaErrors.InAllAsync(
                storages.Count,
                async index => uploads[index] = await storages[index].OpenUploadAsync(key, index == 0 ? condition : Following(options), cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
            return new ReplicatedUpload(this, key, [.. uploads.Select(upload => upload!)]);
        }
        catch
        {
            foreach (StorageUpload upload in uploads.OfType<StorageUpload>())
            {
                await upload.DisposeAsync().ConfigureAwait(false);
            }

            throw;
        }
    }

    /// <summary>Makes the uploads of all stores visible.</summary>
    /// <param name="uploads">The uploads, in the order of the stores.</param>
    /// <param name="openedKey">The key that they were opened with.</param>
    /// <param name="key">Another key to publish under, or null.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public ValueTask<StorageEntry> CompleteAsync(IReadOnlyList<StorageUpload> uploads, string openedKey, string? key, CancellationToken cancellationToken)
        => _turns.RunAsync(
            key ?? openedKey,
            () => WriteAsync(
                key ?? openedKey,
                () => uploads[0].CompleteAsync(key, cancellationToken),
                async (index, _) => await uploads[index].CompleteAsync(key, cancellationToken).ConfigureAwait(false),
                cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        await _turns.RunAsync(
            key,
            async () =>
            {
                StoreOutcome[] outcomes = await DeleteAsync(storage => storage.DeleteAsync(key, cancellationToken), cancellationToken).ConfigureAwait(false);
                ReplicaErrors.ThrowUnlessDeleted(key, outcomes, cancellationToken);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (string key in keys)
        {
            StorageKey.Check(key);
        }

        if (keys.Count == 0)
        {
            return;
        }

        await _turns.RunAsync(
            keys,
            async () =>
            {
                StoreOutcome[] outcomes = await DeleteAsync(storage => storage.DeleteAsync(keys, cancellationToken), cancellationToken).ConfigureAwait(false);
                ReplicaErrors.ThrowUnlessDeleted(keys, outcomes, cancellationToken);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes from all stores.</summary>
    /// <returns>What became of it, in the order of the stores.</returns>
    private async ValueTask<StoreOutcome[]> DeleteAsync(Func<IObjectStorage, ValueTask> delete, CancellationToken cancellationToken)
    {
        // The object's own store comes last: as long as it has the object, listings find it, and the deletion can be repeated.
        StoreOutcome[] outcomes = await Task.WhenAll(Replicas.Select(FromAsync)).ConfigureAwait(false);
        StoreOutcome own = Array.TrueForAll(outcomes, outcome => outcome.IsDone)
            ? await FromAsync(Own).ConfigureAwait(false)
            : StoreOutcome.Untouched(Own.Name);
        return [own, .. outcomes];

        Task<StoreOutcome> FromAsync(KeepingStore store) => StoreOutcome.OfAsync(
            store.Name, async () => await delete(await store.OpenAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false));
    }

    private static async ValueTask<StorageEntry> PutAsync(
        IObjectStorage storage, string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        if (content.Length <= storage.Capabilities.MaximumPutSize)
        {
            return await storage.PutAsync(key, content, options, cancellationToken).ConfigureAwait(false);
        }

        StorageUpload upload = await storage.OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            return await upload.CompleteAsync(key: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The storages of all stores: what one cannot be opened for is not begun.</summary>
    private async ValueTask<IReadOnlyList<IObjectStorage>> OpenAllAsync(PutOptions options, CancellationToken cancellationToken)
    {
        var storages = new IObjectStorage[stores.Count];
        await ReplicaErrors.InAllAsync(stores.Count, async index => storages[index] = await stores[index].OpenAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        StorageErrors.Check(options, Capabilities);
        return storages;
    }

    /// <summary>What replicas are written with: the attributes, and no condition.</summary>
    private static PutOptions Following(PutOptions options) => new() { Attributes = options.Attributes };

    /// <summary>Writes to the object's own store, which decides, and then to the replicas.</summary>
    /// <param name="key">The key that is written.</param>
    /// <param name="decide">Writes to the object's own store, under the condition.</param>
    /// <param name="follow">Writes to the store of a number, without one.</param>
    /// <param name="cancellationToken">The caller's.</param>
    private async ValueTask<StorageEntry> WriteAsync(
        string key, Func<ValueTask<StorageEntry>> decide, Func<int, StorageEntry, ValueTask> follow, CancellationToken cancellationToken)
    {
        StorageEntry entry;
        try
        {
            entry = await decide().ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.OutcomeUnknown)
        {
            throw ReplicaErrors.NotDecided(error, Replicas.Select(store => store.Name));
        }

        StoreOutcome[] outcomes = await Task.WhenAll(
            Enumerable.Range(1, stores.Count - 1).Select(index => StoreOutcome.OfAsync(stores[index].Name, () => follow(index, entry)))).ConfigureAwait(false);
        ReplicaErrors.ThrowUnlessWritten(key, [StoreOutcome.Done(Own.Name), .. outcomes], cancellationToken);
        return Own.Mark(entry);
    }
}
