using System.Buffers;
using Microsoft.Extensions.Logging;
using TypedDao.Storage;

namespace TypedDao.Files.Writing;

/// <summary>
/// A file whose key is known only at its end, on a storage that fixes the key at the beginning. A small file waits in memory and
/// is put at once; a larger one is uploaded under a hidden key and copied within the storage on publication.
/// </summary>
/// <param name="storage">Where the file goes.</param>
/// <param name="hiddenKey">A key of its own that readers leave alone.</param>
/// <param name="budget">The memory that files of one write may use together.</param>
/// <param name="logger">Told of a hidden file that could not be removed.</param>
internal sealed class CopyStaging(IObjectStorage storage, string hiddenKey, StagingBudget budget, ILogger logger) : FileStaging
{
    private ArrayBufferWriter<byte> _memory = new();
    private StorageUpload? _upload;
    private bool _isHiddenFileThere;
    private long _length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (_upload is null && budget.TryTake(content.Length))
        {
            _memory.Write(content.Span);
        }
        else
        {
            StorageUpload upload = _upload ?? await SpillAsync(cancellationToken).ConfigureAwait(false);
            await upload.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }

        _length += content.Length;
    }

    public override async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        if (_upload is null && _length > storage.Capabilities.MaximumPutSize)
        {
            await SpillAsync(cancellationToken).ConfigureAwait(false);
        }

        if (_upload is { } upload)
        {
            _isHiddenFileThere = true;
            await upload.CompleteAsync(null, cancellationToken).ConfigureAwait(false);
        }
    }

    public override async ValueTask PublishAsync(string key, CancellationToken cancellationToken)
    {
        if (_isHiddenFileThere)
        {
            await storage.CopyAsync(hiddenKey, key, default, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await storage.PutAsync(key, _memory.WrittenMemory, default, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<StorageUpload> SpillAsync(CancellationToken cancellationToken)
    {
        _upload = await storage.OpenUploadAsync(hiddenKey, default, cancellationToken).ConfigureAwait(false);
        await _upload.WriteAsync(_memory.WrittenMemory, cancellationToken).ConfigureAwait(false);
        ReleaseMemory();
        return _upload;
    }

    private void ReleaseMemory()
    {
        budget.Return(_memory.WrittenCount);
        _memory = new ArrayBufferWriter<byte>();
    }

    public override async ValueTask DisposeAsync()
    {
        ReleaseMemory();
        if (_upload is { } upload)
        {
            _upload = null;
            await upload.DisposeAsync().ConfigureAwait(false);
        }

        if (_isHiddenFileThere)
        {
            _isHiddenFileThere = false;
            try
            {
                await storage.DeleteAsync(hiddenKey, CancellationToken.None).ConfigureAwait(false);
            }
            catch (TypedDaoException error)
            {
                // The write itself has succeeded or failed already; what is left is not read by anyone.
                FileLog.StagingLeft(logger, error, storage.AddressOf(hiddenKey));
            }
        }
    }
}
