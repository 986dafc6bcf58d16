using TypedDao.Storage;

namespace TypedDao.Layers;

/// <summary>An upload whose errors know where it goes.</summary>
/// <param name="inner">The upload; disposed with this one.</param>
/// <param name="context">What errors are to know.</param>
internal sealed class ErrorContextUpload(StorageUpload inner, ErrorContext context) : StorageUpload
{
    public override long Length => inner.Length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await inner.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            context.Throw(error);
            throw;
        }
    }

    public override async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        try
        {
            await inner.SealAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            context.Throw(error);
            throw;
        }
    }

    public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        try
        {
            return await inner.CompleteAsync(key, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (ErrorTranslation.Concerns(error, cancellationToken))
        {
            (key is null ? context : context with { Key = key }).Throw(error, mayHaveWon: true);
            throw;
        }
    }

    public override ValueTask DisposeAsync() => inner.DisposeAsync();
}
