using TypedDao.Storage;

namespace TypedDao.Tests.Support;

/// <summary>How many uploads have been open at once, neither sealed nor ended.</summary>
public sealed class OpenUploads
{
    private readonly Lock _gate = new();
    private int _open;

    public int Most { get; private set; }

    public void Open()
    {
        lock (_gate)
        {
            Most = Math.Max(Most, ++_open);
        }
    }

    public void Close()
    {
        lock (_gate)
        {
            _open--;
        }
    }
}

public sealed class OpenUploadStorage(IObjectStorage inner, OpenUploads uploads) : DelegatingStorage(inner)
{
    public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        uploads.Open();
        return new Upload(await Inner.OpenUploadAsync(key, options, cancellationToken), uploads);
    }

    private sealed class Upload(StorageUpload inner, OpenUploads uploads) : StorageUpload
    {
        private bool _isOpen = true;

        public override long Length => inner.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => inner.WriteAsync(content, cancellationToken);

        public override ValueTask SealAsync(CancellationToken cancellationToken)
        {
            Close();
            return inner.SealAsync(cancellationToken);
        }

        public override ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
        {
            Close();
            return inner.CompleteAsync(key, cancellationToken);
        }

        public override ValueTask DisposeAsync()
        {
            Close();
            return inner.DisposeAsync();
        }

        private void Close()
        {
            if (_isOpen)
            {
                _isOpen = false;
                uploads.Close();
            }
        }
    }
}
