using System.Buffers;
using TypedDao.Files.Listing;
using TypedDao.Interfaces;
using TypedDao.Storage;

namespace TypedDao.Files;

public sealed partial class FileInterface : IReadsBytes, ICreatesBytes, IWritesBytes
{
    private const int CopyBuffer = 128 << 10;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenReadAsync(ObjectTarget target, string? name, CancellationToken cancellationToken)
        => RunAsync("read", target, async layout =>
        {
            StorageObject opened = await _storage.GetAsync(KeyOf(layout, target, name), default, cancellationToken).ConfigureAwait(false);
            return opened.Content;
        });

    /// <inheritdoc/>
    public ValueTask<WriteResult> CreateAsync(ObjectTarget target, string? name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return RunAsync("create", target, async layout =>
        {
            string key = KeyOf(layout, target, name);
            await RefusePresentAsync(target, key, cancellationToken).ConfigureAwait(false);
            return await UploadAsync(key, content, new PutOptions { IfAbsent = true }, cancellationToken).ConfigureAwait(false);
        });
    }

    /// <inheritdoc/>
    public ValueTask<WriteResult> WriteAsync(ObjectTarget target, string? name, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        return RunAsync("write", target, layout => UploadAsync(KeyOf(layout, target, name), content, default, cancellationToken));
    }

    private static string KeyOf(FileLayout layout, ObjectTarget target, string? name)
        => name is null ? TargetKeys.File(layout, target) : TargetKeys.Named(layout, target, name);

    private async ValueTask<WriteResult> UploadAsync(string key, Stream content, PutOptions options, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(CopyBuffer);
        try
        {
            StorageUpload upload = await _storage.OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                while (await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is > 0 and var read)
                {
                    await upload.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
                }

                cancellationToken.ThrowIfCancellationRequested();
                await upload.CompleteAsync(null, cancellationToken).ConfigureAwait(false);
                return new WriteResult(0, upload.Length, 1);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
