using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>The content of an object whose errors know where it is.</summary>
/// <param name="inner">The content; disposed with the stream.</param>
/// <param name="context">What errors are to know.</param>
internal sealed class ErrorContextStream(Stream inner, ErrorContext context) : ForwardStream
{
    public override int Read(Span<byte> buffer)
    {
        try
        {
            return inner.Read(buffer);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, CancellationToken.None))
        {
            context.Throw(error);
            throw;
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            context.Throw(error);
            throw;
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
