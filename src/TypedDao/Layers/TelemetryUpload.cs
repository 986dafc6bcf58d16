using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>An upload that is measured until it is disposed.</summary>
/// <param name="inner">The upload; disposed with this one.</param>
/// <param name="measurement">The measurement.</param>
internal sealed class TelemetryUpload(StorageUpload inner, StorageMeasurement measurement) : StorageUpload
{
    public override long Length => inner.Length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        long started = measurement.Start();
        try
        {
            await inner.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            measurement.Written(content.Length);
            measurement.End(started);
        }
        catch (Exception error)
        {
            measurement.End(started, error);
            throw;
        }
    }

    public override async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        long started = measurement.Start();
        try
        {
            await inner.SealAsync(cancellationToken).ConfigureAwait(false);
            measurement.End(started);
        }
        catch (Exception error)
        {
            measurement.End(started, error);
            throw;
        }
    }

    public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        long started = measurement.Start();
        try
        {
            StorageEntry entry = await inner.CompleteAsync(key, cancellationToken).ConfigureAwait(false);
            measurement.End(started);
            return entry;
        }
        catch (Exception error)
        {
            measurement.End(started, error);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        try
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }
        finally
        {
            measurement.Report();
        }
    }
}
