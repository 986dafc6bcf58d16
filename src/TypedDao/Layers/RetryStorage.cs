using System.Runtime.CompilerServices;
using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>See <see cref="StorageLayers.Retry"/>.</summary>
/// <param name="inner">The storage.</param>
/// <param name="policy">When to try again.</param>
internal sealed class RetryStorage(IObjectStorage inner, RetryPolicy policy) : DelegatingStorage(inner)
{
    public override ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
        => policy.RunAsync(
            StorageOperation.Head,
            (Inner, key),
            static (call, token) => call.Inner.HeadAsync(call.key, token),
            cancellationToken);

    public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageObject opened = await policy.RunAsync(
            StorageOperation.Get,
            (Inner, key, options),
            static (call, token) => call.Inner.GetAsync(call.key, call.options, token),
            cancellationToken).ConfigureAwait(false);
        ByteRange range = ByteRange.Of(options, opened.Entry.Length);
        return new StorageObject(opened.Entry, new ResumingStream(Inner, policy, opened, range));
    }

    public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        => policy.RunWriteAsync(
            StorageOperation.Put,
            options,
            (Inner, key, content, options),
            static (call, token) => call.Inner.PutAsync(call.key, call.content, call.options, token),
            cancellationToken);

    public override ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => policy.RunAsync(
            StorageOperation.Upload,
            (Inner, key, options),
            static (call, token) => call.Inner.OpenUploadAsync(call.key, call.options, token),
            cancellationToken);

    public override ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
        => policy.RunWriteAsync(
            StorageOperation.Copy,
            options,
            (Inner, source, destination, options),
            static (call, token) => call.Inner.CopyAsync(call.source, call.destination, call.options, token),
            cancellationToken);

    public override ValueTask<StorageEntry?> TryCopyFromAsync(
        IObjectStorage from, string source, GetOptions version, string destination, PutOptions options, CancellationToken cancellationToken)
        => policy.RunWriteAsync(
            StorageOperation.Copy,
            options,
            (Inner, from, source, version, destination, options),
            static (call, token) => call.Inner.TryCopyFromAsync(call.from, call.source, call.version, call.destination, call.options, token),
            cancellationToken);

    public override async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
        => await policy.RunAsync(
            StorageOperation.Delete,
            (Inner, key),
            static async (call, token) =>
            {
                await call.Inner.DeleteAsync(call.key, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    public override async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        => await policy.RunAsync(
            StorageOperation.Delete,
            (Inner, keys),
            static async (call, token) =>
            {
                await call.Inner.DeleteAsync(call.keys, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    public override IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
        => ContinueAsync(prefix, options, cancellationToken);

    // Order and StartAfter make a listing one that can go on where it broke off.
    private async IAsyncEnumerable<StorageEntry> ContinueAsync(
        string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isDone = false;
        for (int attempt = 1; !isDone; attempt++)
        {
            IAsyncEnumerator<StorageEntry> entries = Inner.ListAsync(prefix, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (entries.ConfigureAwait(false))
            {
                while (true)
                {
                    try
                    {
                        isDone = !await entries.MoveNextAsync().ConfigureAwait(false);
                    }
                    catch (TypedDaoException error) when (policy.MayRepeat(error, Repetition.Harmless, attempt))
                    {
                        await policy.PauseAsync(StorageOperation.List, error, attempt, cancellationToken).ConfigureAwait(false);
                        break;
                    }

                    if (isDone)
                    {
                        break;
                    }

                    attempt = 1;
                    options = options with { StartAfter = entries.Current.Key };
                    yield return entries.Current;
                }
            }
        }

        policy.Succeeded();
    }
}
