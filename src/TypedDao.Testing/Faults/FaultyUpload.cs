using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>An upload whose steps go wrong as planned.</summary>
/// <param name="inner">The upload.</param>
/// <param name="storage">Asks the plan.</param>
/// <param name="key">The key.</param>
/// <param name="isConditional">Whether it has a condition.</param>
internal sealed class FaultyUpload(StorageUpload inner, FaultyStorage storage, string key, bool isConditional) : StorageUpload
{
    public override long Length => inner.Length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Fault? fault = storage.Next(StorageCall.Write, key, isConditional);
        if (fault is { Error: not null, After: > 0 })
        {
            // A part of the bytes gets through.
            int part = (int)Math.Min(fault.After, content.Length);
            await inner.WriteAsync(content[..part], cancellationToken).ConfigureAwait(false);
        }

        await RunAsync(fault, () => inner.WriteAsync(content, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask SealAsync(CancellationToken cancellationToken)
        => RunAsync(storage.Next(StorageCall.Seal, key, isConditional), () => inner.SealAsync(cancellationToken), cancellationToken);

    public override ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
        => storage.RunAsync(
            storage.Next(StorageCall.Complete, key ?? Key, isConditional), () => inner.CompleteAsync(key, cancellationToken), cancellationToken);

    public override ValueTask DisposeAsync() => inner.DisposeAsync();

    private string Key => key;

    private async ValueTask RunAsync(Fault? fault, Func<ValueTask> call, CancellationToken cancellationToken)
        => await storage.RunAsync(
            fault,
            async () =>
            {
                await call().ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
}
