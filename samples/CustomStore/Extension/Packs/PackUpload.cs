using Microsoft.Win32.SafeHandles;
using TypedDao.Storage;

namespace Acme.Journals.Packs;

/// <summary>An object of unknown length: it gathers in a file of its own beside the pack, and is added to the pack on completion.</summary>
internal sealed class PackUpload(PackStorage storage, string path, string key, PutOptions options) : StorageUpload
{
    private readonly SafeFileHandle _file = File.OpenHandle(
        PackFile.PartOf(path), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous | FileOptions.DeleteOnClose);

    private long _length;
    private uint _checksum;
    private bool _takesBytes = true;
    private bool _canComplete = true;

    public override long Length => _length;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Require(_takesBytes && _canComplete);
        _canComplete = false;
        cancellationToken.ThrowIfCancellationRequested();
        await RandomAccess.WriteAsync(_file, content, _length, cancellationToken).ConfigureAwait(false);
        _checksum = Checksums.Add(_checksum, content.Span);
        _length += content.Length;
        _canComplete = true;
    }

    public override ValueTask SealAsync(CancellationToken cancellationToken)
    {
        Require(_takesBytes && _canComplete);
        _canComplete = false;
        cancellationToken.ThrowIfCancellationRequested();
        _takesBytes = false;
        _canComplete = true;
        return ValueTask.CompletedTask;
    }

    public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        Require(_canComplete);
        string target = key ?? Key;
        StorageKey.Check(target);

        // Whatever happens now: an upload completes once.
        _canComplete = false;
        return await storage.AddAsync(target, new PackContent(_file, 0, _length, _checksum), options, cancellationToken).ConfigureAwait(false);
    }

    public override ValueTask DisposeAsync()
    {
        _canComplete = false;
        _file.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Key => key;

    private static void Require(bool isAllowed)
    {
        if (!isAllowed)
        {
            throw new InvalidOperationException("The upload is sealed, completed, disposed, or an earlier step failed: it can only be disposed.");
        }
    }
}
