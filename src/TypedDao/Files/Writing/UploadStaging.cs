using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>A file that is uploaded as it is written, to its own key or to one that the storage can change on publication.</summary>
/// <param name="upload">The upload.</param>
/// <param name="openedKey">The key that it was opened with.</param>
internal sealed class UploadStaging(StorageUpload upload, string openedKey) : FileStaging
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
        => upload.WriteAsync(content, cancellationToken);

    public override ValueTask SealAsync(CancellationToken cancellationToken) => upload.SealAsync(cancellationToken);

    public override async ValueTask PublishAsync(string key, CancellationToken cancellationToken)
        => await upload.CompleteAsync(key == openedKey ? null : key, cancellationToken).ConfigureAwait(false);

    public override ValueTask DisposeAsync() => upload.DisposeAsync();
}
