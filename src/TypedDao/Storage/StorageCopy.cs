using System.Buffers;

namespace TypedDao.Storage;

/// <summary>
/// Copies one version of an object to another object, of the same storage or another: on the server where it can, else by reading and writing.
/// </summary>
internal static class StorageCopy
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Copies an object.</summary>
    /// <param name="from">The storage that is read.</param>
    /// <param name="source">The key to copy.</param>
    /// <param name="version">The condition on the source.</param>
    /// <param name="to">The storage that is written.</param>
    /// <param name="destination">The key to write.</param>
    /// <param name="options">The condition on the destination.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    public static async ValueTask<StorageEntry> RunAsync(
        IObjectStorage from, string source, GetOptions version, IObjectStorage to, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        if (await to.TryCopyFromAsync(from, source, version, destination, options, cancellationToken).ConfigureAwait(false) is { } copied)
        {
            return copied;
        }

        StorageObject opened = await from.GetAsync(source, version, cancellationToken).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            StorageUpload upload = await to.OpenUploadAsync(destination, options, cancellationToken).ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
                try
                {
                    int read;
                    while ((read = await opened.Content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
                    {
                        await upload.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                    }
                }
                finally
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                }

                cancellationToken.ThrowIfCancellationRequested();
                return await upload.CompleteAsync(key: null, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
