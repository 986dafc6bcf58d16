namespace TypedDao.Storage.InMemory;

/// <summary>An object being gathered in pieces.</summary>
/// <param name="storage">Where it appears.</param>
/// <param name="key">The key.</param>
/// <param name="options">The condition.</param>
internal sealed class MemoryUpload(MemoryStorage storage, string key, PutOptions options) : StorageUpload
{
    private const int SmallestPiece = 4 * 1024;
    private const int LargestPiece = 1024 * 1024;

    private readonly List<ReadOnlyMemory<byte>> _pieces = [];
    private byte[] _piece = [];
    private int _used;
    private long _length;
    private UploadState _state;

    public override long Length => _length;

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        if (cancellationToken.IsCancellationRequested)
        {
            _state = UploadState.Broken;
            return ValueTask.FromCanceled(cancellationToken);
        }

        _length += content.Length;
        while (!content.IsEmpty)
        {
            if (_used == _piece.Length)
            {
                EndPiece();
                _piece = new byte[(int)Math.Clamp(_length, SmallestPiece, LargestPiece)];
            }

            int taken = Math.Min(content.Length, _piece.Length - _used);
            content.Span[..taken].CopyTo(_piece.AsSpan(_used));
            _used += taken;
            content = content[taken..];
        }

        return ValueTask.CompletedTask;
    }

    public override ValueTask SealAsync(CancellationToken cancellationToken)
    {
        UploadStates.RequireOpen(_state);
        if (cancellationToken.IsCancellationRequested)
        {
            _state = UploadState.Broken;
            return ValueTask.FromCanceled(cancellationToken);
        }

        EndPiece();
        _state = UploadState.Sealed;
        return ValueTask.CompletedTask;
    }

    public override ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        UploadStates.RequireCompletable(_state);
        string target = key ?? Key;
        StorageKey.Check(target);
        UploadState before = _state;
        _state = UploadState.Broken;
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<StorageEntry>(cancellationToken);
        }

        if (before == UploadState.Open)
        {
            EndPiece();
        }

        StorageEntry entry = storage.Store(target, _pieces, _length, options);
        _state = UploadState.Completed;
        return new ValueTask<StorageEntry>(entry);
    }

    public override ValueTask DisposeAsync()
    {
        if (_state != UploadState.Completed)
        {
            _state = UploadState.Disposed;
            _pieces.Clear();
            _piece = [];
        }

        return ValueTask.CompletedTask;
    }

    private string Key => key;

    private void EndPiece()
    {
        if (_used > 0)
        {
            _pieces.Add(_piece.AsMemory(0, _used));
        }

        _piece = [];
        _used = 0;
    }
}
