using System.Runtime.CompilerServices;
using Microsoft.Win32.SafeHandles;
using TypedDao.Storage.Local;

namespace TypedDao.Storage;

/// <summary>
/// Object storage in a folder. Files have the names of keys, so that any program reads them, and any program may put files there.
/// </summary>
/// <remarks>
/// <para>
/// Writing: an object is written into the hidden folder <c>.typeddao</c> below the root and gets its name in one step when it is
/// complete; creation is one step too (a hard link, or an exclusive rename), so of several creators one wins. Replacing and
/// deleting take the lock of the key, which other processes respect, so that <see cref="PutOptions.IfMatch"/> is atomic among programs
/// that use this class. Where the file system has no hard links, creation takes the lock as well. What a crashed process leaves in
/// the hidden folder is removed by a later one; a folder in which nothing is left is removed.
/// </para>
/// <para>
/// Keys: a segment is a file name as it is. <c>.typeddao</c> is refused as a segment; on Windows so are reserved names and
/// characters. A key cannot be an object while others lie below it as a folder. A file system that ignores case keeps
/// two keys that differ in case alone as one object. Symbolic links below the root are not followed: a key that passes one is
/// refused; a listing passes over links that stay within the root and fails at one that leads out of it. This keeps mistakes out,
/// not somebody who may change the folder while a call is running.
/// </para>
/// <para>
/// Versions: the ETag is made of length and modification time, which this class gives to each object it writes so that it differs
/// from the version before. Of a program that changes files in place it sees what the file system's clock shows.
/// </para>
/// </remarks>
public sealed class LocalStorage : IObjectStorage
{
    private const int OpenAttempts = 9;
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan OpenPause = TimeSpan.FromMilliseconds(2);

    private readonly LocalStorageOptions _options;
    private readonly LocalPaths _paths;
    private readonly LocalStaging _staging;
    private readonly LocalLocks _locks;
    private readonly LocalPublisher _publisher;

    /// <summary>Creates a storage; the folder is created with the first object.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="options">How objects are kept; null: the defaults.</param>
    public LocalStorage(string root, LocalStorageOptions? options = null)
        : this(root, options ?? new LocalStorageOptions(), FinalName.Create)
    {
    }

    /// <summary>Creates a storage on a file system with another way to create names.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="options">How objects are kept.</param>
    /// <param name="create">See <see cref="FinalName.Create"/>.</param>
    internal LocalStorage(string root, LocalStorageOptions options, Func<string, string, NameResult> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(root);
        _options = options;
        _paths = new LocalPaths(root);
        _staging = new LocalStaging(_paths, options.StaleAge, options.TimeProvider);
        _locks = new LocalLocks(_paths.Locks, LockPatience);
        _publisher = new LocalPublisher(_paths, _locks, new LocalVersions(options.TimeProvider), create);
    }

    /// <summary>The folder, as a full path.</summary>
    public string Root => _paths.Root;

    /// <inheritdoc/>
    public StorageCapabilities Capabilities { get; } = new()
    {
        ConditionalCreate = true,
        ConditionalReplace = true,
        PublishUnderAnotherKey = true,
    };

    /// <inheritdoc/>
    public string AddressOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return _paths.AddressOf(key);
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            LocalNode node = _paths.Find(key);
            return new ValueTask<StorageEntry?>(node.Kind == NodeKind.File ? LocalVersions.Read(key, new FileInfo(node.Path)) : null);
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            return ValueTask.FromException<StorageEntry?>(IoErrors.Translate(error, AddressOf(key)));
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageErrors.Check(options, Capabilities);
        cancellationToken.ThrowIfCancellationRequested();
        SafeFileHandle? file = null;
        try
        {
            LocalNode node = _paths.Find(key);
            if (node.Kind != NodeKind.File)
            {
                throw StorageErrors.NotFound(key);
            }

            file = await OpenAsync(node.Path, options, cancellationToken).ConfigureAwait(false);
            StorageEntry entry = LocalVersions.Read(key, file);
            if (options.IfMatch is { } expected && expected != entry.ETag)
            {
                throw StorageErrors.Changed(key);
            }

            ByteRange range = ByteRange.Of(options, entry.Length);
            var opened = new StorageObject(entry, new LocalReadStream(file, node.Path, range.Offset, range.Length));
            file = null;
            return opened;
        }
        catch (Exception error) when (LocalFolders.IsMissing(error) || (error is UnauthorizedAccessException && LocalFolders.IsNoFile(AddressOf(key))))
        {
            // It was there, but another program has removed it, or made it a folder.
            throw StorageErrors.NotFound(key);
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            throw IoErrors.Translate(error, AddressOf(key));
        }
        finally
        {
            file?.Dispose();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        StorageUpload upload = await OpenUploadAsync(key, options, cancellationToken).ConfigureAwait(false);
        await using (upload.ConfigureAwait(false))
        {
            await upload.WriteAsync(content, cancellationToken).ConfigureAwait(false);
            return await upload.CompleteAsync(key: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        LocalPaths.Check(key);
        StorageErrors.Check(options, Capabilities);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return new ValueTask<StorageUpload>(new LocalUpload(_staging, _publisher, key, options, _options.FlushToDisk));
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            return ValueTask.FromException<StorageUpload>(IoErrors.Translate(error, _paths.Staging));
        }
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return TranslateAsync(new LocalListing(_paths, prefix, options.StartAfter), cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            LocalNode node = _paths.Find(key);
            if (node.Kind == NodeKind.File)
            {
                using (await _locks.AcquireAsync(key, cancellationToken).ConfigureAwait(false))
                {
                    LocalFolders.DeleteFile(node.Path);
                }

                LocalFolders.RemoveEmptyParents(node.Path, _paths.Root);
            }
        }
        catch (Exception error) when (IoErrors.IsForeign(error))
        {
            throw IoErrors.Translate(error, AddressOf(key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
        => StorageCopy.RunAsync(this, source, default, this, destination, options, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _locks.RemoveLeft();
        _staging.Dispose();
        return ValueTask.CompletedTask;
    }

    private static async ValueTask<SafeFileHandle> OpenAsync(string path, GetOptions options, CancellationToken cancellationToken)
    {
        FileOptions hint = options is { Offset: 0, Length: null } ? FileOptions.SequentialScan : FileOptions.None;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                // Shared for everything: writers may replace or delete what is being read.
                return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, hint);
            }
            catch (IOException error) when (attempt < OpenAttempts && IoErrors.IsSharingViolation(error))
            {
                await Task.Delay(OpenPause * (1 << (attempt - 1)), TimeProvider.System, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async IAsyncEnumerable<StorageEntry> TranslateAsync(LocalListing listing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        IAsyncEnumerator<StorageEntry> entries = listing.RunAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);
        await using (entries.ConfigureAwait(false))
        {
            while (true)
            {
                try
                {
                    if (!await entries.MoveNextAsync().ConfigureAwait(false))
                    {
                        yield break;
                    }
                }
                catch (Exception error) when (IoErrors.IsForeign(error))
                {
                    throw IoErrors.Translate(error, _paths.Root);
                }

                yield return entries.Current;
            }
        }
    }
}
