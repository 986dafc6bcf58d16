using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>The content of an object, whose reading is measured until it is disposed.</summary>
/// <param name="inner">The content; disposed with the stream.</param>
/// <param name="measurement">The measurement.</param>
internal sealed class TelemetryStream(Stream inner, StorageMeasurement measurement) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        long started = measurement.Start();
        try
        {
            int read = inner.Read(buffer);
            measurement.Read(read);
            measurement.End(started);
            return read;
        }
        catch (Exception error)
        {
            measurement.End(started, error);
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        long started = measurement.Start();
        try
        {
            int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            measurement.Read(read);
            measurement.End(started);
            return read;
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

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            measurement.Report();
        }

        base.Dispose(disposing);
    }
}
