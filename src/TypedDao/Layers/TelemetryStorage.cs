using System.Runtime.CompilerServices;
using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>See <see cref="StorageLayers.Telemetry"/>.</summary>
/// <param name="inner">The storage.</param>
/// <param name="store">The store's name.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class TelemetryStorage(IObjectStorage inner, string store, TimeProvider timeProvider) : DelegatingStorage(inner)
{
    public override ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved
            ? MeasureAsync(StorageOperation.Head, key, () => Inner.HeadAsync(key, cancellationToken))
            : Inner.HeadAsync(key, cancellationToken);

    public override ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved ? MeasureGetAsync(key, options, cancellationToken) : Inner.GetAsync(key, options, cancellationToken);

    public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved
            ? MeasureAsync(StorageOperation.Put, key, () => Inner.PutAsync(key, content, options, cancellationToken), content.Length)
            : Inner.PutAsync(key, content, options, cancellationToken);

    public override ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved
            ? MeasureUploadAsync(key, options, cancellationToken)
            : Inner.OpenUploadAsync(key, options, cancellationToken);

    public override IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved ? MeasureListAsync(prefix, options, cancellationToken) : Inner.ListAsync(prefix, options, cancellationToken);

    public override ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved
            ? MeasureDeleteAsync(key, () => Inner.DeleteAsync(key, cancellationToken))
            : Inner.DeleteAsync(key, cancellationToken);

    public override ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved
            ? MeasureDeleteAsync(keys.FirstOrDefault() ?? "", () => Inner.DeleteAsync(keys, cancellationToken))
            : Inner.DeleteAsync(keys, cancellationToken);

    public override ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved
            ? MeasureAsync(StorageOperation.Copy, destination, () => Inner.CopyAsync(source, destination, options, cancellationToken))
            : Inner.CopyAsync(source, destination, options, cancellationToken);

    public override ValueTask<StorageEntry?> TryCopyFromAsync(
        IObjectStorage from, string source, GetOptions version, string destination, PutOptions options, CancellationToken cancellationToken)
        => StorageTelemetry.IsObserved
            ? MeasureAsync(
                StorageOperation.Copy, destination, () => Inner.TryCopyFromAsync(from, source, version, destination, options, cancellationToken))
            : Inner.TryCopyFromAsync(from, source, version, destination, options, cancellationToken);

    private StorageMeasurement Start(string operation, string key) => new(operation, store, key, timeProvider);

    private async ValueTask<T> MeasureAsync<T>(string operation, string key, Func<ValueTask<T>> call, long written = 0)
    {
        StorageMeasurement measurement = Start(operation, key);
        long started = measurement.Start();
        try
        {
            T result = await call().ConfigureAwait(false);
            measurement.Written(written);
            measurement.End(started);
            return result;
        }
        catch (Exception error)
        {
            measurement.End(started, error);
            throw;
        }
        finally
        {
            measurement.Report();
        }
    }

    private async ValueTask MeasureDeleteAsync(string key, Func<ValueTask> call)
        => await MeasureAsync(
            StorageOperation.Delete,
            key,
            async () =>
            {
                await call().ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);

    private async ValueTask<StorageObject> MeasureGetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageMeasurement measurement = Start(StorageOperation.Get, key);
        long started = measurement.Start();
        try
        {
            StorageObject opened = await Inner.GetAsync(key, options, cancellationToken).ConfigureAwait(false);
            measurement.End(started);
            return new StorageObject(opened.Entry, new TelemetryStream(opened.Content, measurement));
        }
        catch (Exception error)
        {
            measurement.End(started, error);
            measurement.Report();
            throw;
        }
    }

    private async ValueTask<StorageUpload> MeasureUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        StorageMeasurement measurement = Start(StorageOperation.Upload, key);
        long started = measurement.Start();
        try
        {
            StorageUpload upload = await Inner.OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false);
            measurement.End(started);
            return new TelemetryUpload(upload, measurement);
        }
        catch (Exception error)
        {
            measurement.End(started, error);
            measurement.Report();
            throw;
        }
    }

    private async IAsyncEnumerable<StorageEntry> MeasureListAsync(
        string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        StorageMeasurement measurement = Start(StorageOperation.List, prefix);
        IAsyncEnumerator<StorageEntry> entries = Inner.ListAsync(prefix, options, cancellationToken).GetAsyncEnumerator(cancellationToken);
        try
        {
            while (true)
            {
                long started = measurement.Start();
                try
                {
                    bool isThere = await entries.MoveNextAsync().ConfigureAwait(false);
                    measurement.End(started);
                    if (!isThere)
                    {
                        yield break;
                    }
                }
                catch (Exception error)
                {
                    measurement.End(started, error);
                    throw;
                }

                measurement.Listed();
                yield return entries.Current;
            }
        }
        finally
        {
            try
            {
                await entries.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                measurement.Report();
            }
        }
    }
}
