using System.Runtime.ExceptionServices;

namespace TypedDao.Storage.Replicas;

/// <summary>An upload to all stores at once. It appears in the object's own store first, and then in the replicas.</summary>
/// <param name="storage">Makes it visible.</param>
/// <param name="key">The key.</param>
/// <param name="uploads">The uploads, in the order of the stores.</param>
internal sealed class ReplicatedUpload(ReplicatedStorage storage, string key, IReadOnlyList<StorageUpload> uploads) : StorageUpload
{
    private UploadState _state;

    public override long Length => uploads[0].Length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        _state = UploadState.Broken;
        await ReplicaErrors.InAllAsync(uploads.Count, index => uploads[index].WriteAsync(content, cancellationToken)).ConfigureAwait(false);
        _state = UploadState.Open;
    }

    public override async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        _state = UploadState.Broken;
        await ReplicaErrors.InAllAsync(uploads.Count, index => uploads[index].SealAsync(cancellationToken)).ConfigureAwait(false);
        _state = UploadState.Sealed;
    }

    public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        UploadStates.RequireCompletable(_state);
        if (_state is UploadState.Open)
        {
            // What can fail fails before anything is visible.
            await SealAsync(cancellationToken).ConfigureAwait(false);
        }

        _state = UploadState.Broken;
        StorageEntry entry = await storage.CompleteAsync(uploads, Key, key, cancellationToken).ConfigureAwait(false);
        _state = UploadState.Completed;
        return entry;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_state is not UploadState.Completed)
        {
            _state = UploadState.Disposed;
        }

        StoreOutcome[] outcomes = await Task.WhenAll(uploads.Select(upload => StoreOutcome.OfAsync(string.Empty, upload.DisposeAsync))).ConfigureAwait(false);
        if (outcomes.FirstOrDefault(outcome => outcome.Error is not null).Error is { } error)
        {
            ExceptionDispatchInfo.Throw(error);
        }
    }

    private string Key => key;
}
