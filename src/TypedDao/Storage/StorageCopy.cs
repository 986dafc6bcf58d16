using System.Buffers;

namespace TypedDao.Storage;

/// <summary>Copies an object by reading one version of it and writing another object.</summary>
internal static class StorageCopy
{
    private const int BufferSize = 256 * 1024;

    /// <summary>Copies within one storage.</summary>
    /// <param name="storage">The storage.</param>
    /// <param name="source">The key to copy.</param>
    /// <param name="destination">The key to write.</param>
    /// <param name="options">The condition on the destination.</param>
    /// <param name="cancellationToken">Cancels the copy.</param>
    public static async ValueTask<StorageEntry> RunAsync(
        IObjectStorage storage, string source, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        StorageObject opened = await storage.GetAsync(source, default, cancellationToken).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            StorageUpload upload = await storage.OpenUploadAsync(destination, options, cancellationToken).ConfigureAwait(false);
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

                return await upload.CompleteAsync(key: null, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
