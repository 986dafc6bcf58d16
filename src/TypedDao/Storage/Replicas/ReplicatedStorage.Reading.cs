using System.Runtime.CompilerServices;

namespace TypedDao.Storage.Replicas;

internal sealed partial class ReplicatedStorage
{
    /// <inheritdoc/>
    public ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        return ReadAsync<StorageEntry?>(
            stores,
            async (store, storage) => await storage.HeadAsync(key, cancellationToken).ConfigureAwait(false) is { } entry ? store.Mark(entry) : null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        if (options.VersionId is not null)
        {
            return ReadAsync([Own], (store, storage) => GetAsync(store, storage, key, options, cancellationToken), cancellationToken);
        }

        if (options.IfMatch is not { } etag)
        {
            return ReadAsync(stores, (store, storage) => GetAsync(store, storage, key, options, cancellationToken), cancellationToken);
        }

        // A version is one of the store that gave it: no other has it.
        KeepingStore giver = stores.FirstOrDefault(store => store.OwnETag(etag) is not null) ?? Own;
        GetOptions own = options with { IfMatch = giver.OwnETag(etag) ?? etag };
        return ReadAsync([giver], (store, storage) => GetAsync(store, storage, key, own, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return WalkAsync(prefix, options, cancellationToken);
    }

    private async IAsyncEnumerable<StorageEntry> WalkAsync(string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var silent = new List<(string Store, TypedDaoException Error)>();
        foreach (KeepingStore store in stores)
        {
            IAsyncEnumerator<StorageEntry>? entries = null;
            try
            {
                IObjectStorage storage = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
                entries = storage.ListAsync(prefix, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            }
            catch (TypedDaoException error)
            {
                silent.Add((store.Name, error));
                continue;
            }

            LogFallback(silent, store);
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
                    catch (TypedDaoException error) when (IsNoAnswer(error))
                    {
                        silent.Add((store.Name, error));
                        break;
                    }

                    // The next store goes on behind it.
                    options = options with { StartAfter = entries.Current.Key };
                    yield return store.Mark(entries.Current);
                }
            }
        }

        throw ReplicaErrors.NoneAnswers(silent);
    }

    private static async ValueTask<StorageObject> GetAsync(
        KeepingStore store, IObjectStorage storage, string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageObject opened = await storage.GetAsync(key, options, cancellationToken).ConfigureAwait(false);
        return new StorageObject(store.Mark(opened.Entry), opened.Content);
    }

    /// <summary>Asks stores in their order until one answers.</summary>
    private async ValueTask<T> ReadAsync<T>(
        IReadOnlyList<KeepingStore> asked, Func<KeepingStore, IObjectStorage, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        var silent = new List<(string Store, TypedDaoException Error)>();
        foreach (KeepingStore store in asked)
        {
            IObjectStorage storage;
            try
            {
                storage = await store.OpenAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (TypedDaoException error)
            {
                silent.Add((store.Name, error));
                continue;
            }

            try
            {
                T answer = await read(store, storage).ConfigureAwait(false);
                LogFallback(silent, store);
                return answer;
            }
            catch (TypedDaoException error) when (IsNoAnswer(error))
            {
                silent.Add((store.Name, error));
            }
        }

        throw ReplicaErrors.NoneAnswers(silent);
    }

    /// <summary>Whether a store failed without saying anything of the object.</summary>
    private static bool IsNoAnswer(TypedDaoException error) => error.Kind
        is ErrorKind.Unavailable or ErrorKind.Timeout or ErrorKind.Throttled or ErrorKind.AccessDenied or ErrorKind.Unauthenticated or ErrorKind.Configuration;

    private void LogFallback(List<(string Store, TypedDaoException Error)> silent, KeepingStore store)
    {
        if (silent.Count > 0)
        {
            ReplicaLog.ReplicaRead(logger, silent[^1].Error, silent[^1].Store, store.Name);
        }
    }
}
