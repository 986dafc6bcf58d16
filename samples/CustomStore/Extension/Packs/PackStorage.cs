using System.Runtime.CompilerServices;
using TypedDao.Storage;

namespace Acme.Journals.Packs;

/// <summary>
/// Object storage in one file that grows at its end. It keeps every law of <see cref="IObjectStorage"/>: a write is one record, and
/// a record counts once it is whole; readers see bytes that never change.
/// </summary>
/// <remarks>One process has a pack at a time, which <see cref="OpenAsync"/> makes sure of.</remarks>
public sealed class PackStorage : IObjectStorage
{
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly PackFile _file;
    private readonly PackIndex _index;
    private readonly TimeProvider _timeProvider;
    private long _nextVersion;
    private bool _isDisposed;

    private PackStorage(PackFile file, PackIndex index, long nextVersion, TimeProvider timeProvider)
        => (_file, _index, _nextVersion, _timeProvider) = (file, index, nextVersion, timeProvider);

    /// <inheritdoc/>
    public StorageCapabilities Capabilities { get; } = new() { ConditionalCreate = true, ConditionalReplace = true, PublishUnderAnotherKey = true };

    /// <summary>The bytes that replaced and deleted objects still take.</summary>
    public long DeadBytes => _file.Length - PackFile.Start - _index.LiveBytes();

    /// <summary>Opens a pack, or makes one. What a failure left unfinished is removed, and the file rewritten where much of it is dead.</summary>
    /// <param name="path">The file; folders above it are made.</param>
    /// <param name="options">How; null: the defaults.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <exception cref="TypedDao.TypedDaoException">
    /// <see cref="TypedDao.ErrorKind.Unavailable"/>: another process has it. <see cref="TypedDao.ErrorKind.InvalidData"/>: it is damaged, or no pack.
    /// </exception>
    public static async ValueTask<PackStorage> OpenAsync(string path, PackOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        options ??= new PackOptions();
        cancellationToken.ThrowIfCancellationRequested();
        path = Path.GetFullPath(path);
        PackStorage opened = await ReadAsync(path, options, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!PackRewrite.IsWorth(opened._file, opened._index, options.DeadPercent))
            {
                return opened;
            }

            await PackRewrite.RunAsync(opened._file, opened._index, opened._nextVersion, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await opened.DisposeAsync().ConfigureAwait(false);
            throw;
        }

        await opened.DisposeAsync().ConfigureAwait(false);
        return await ReadAsync(path, options, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public string AddressOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"{_file.Path}!/{key}";
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        Check(key, cancellationToken);
        return new ValueTask<StorageEntry?>(_index.Find(key)?.Entry);
    }

    /// <inheritdoc/>
    public ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        Check(key, cancellationToken);
        StorageErrors.Check(options, Capabilities);
        PackObject found = _index.Find(key) ?? throw PackErrors.NotFound(key);
        if (options.IfMatch is { } expected && expected != found.Entry.ETag)
        {
            throw PackErrors.Changed(key);
        }

        ByteRange range = ByteRange.Of(options, found.Entry.Length);
        return new ValueTask<StorageObject>(new StorageObject(found.Entry, new PackReadStream(_file, found, range.Offset, range.Length)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        Check(key, cancellationToken);
        StorageErrors.Check(options, Capabilities);
        return AddAsync(key, new PackContent(content), options, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        Check(key, cancellationToken);
        StorageErrors.Check(options, Capabilities);
        return new ValueTask<StorageUpload>(new PackUpload(this, _file.Path, key, options));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return WalkAsync(prefix, options.StartAfter, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        Check(key, cancellationToken);
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_index.Find(key) is not null)
            {
                var record = new PackRecord(PackRecordKind.Delete, key, 0, _timeProvider.GetUtcNow(), _nextVersion, 0);
                await _file.AppendAsync(record, default, cancellationToken).ConfigureAwait(false);
                _nextVersion++;
                _index.Set(key, null);
            }
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        Check(source, cancellationToken);
        StorageKey.Check(destination);
        StorageErrors.Check(options, Capabilities);
        PackObject found = _index.Find(source) ?? throw PackErrors.NotFound(source);
        var content = new PackContent(_file.Handle, found.Offset, found.Entry.Length, found.Checksum);
        return await AddAsync(destination, content, options, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Closes the file; the objects stay.</summary>
    public async ValueTask DisposeAsync()
    {
        // A write under way ends first.
        await _writer.WaitAsync().ConfigureAwait(false);
        _isDisposed = true;
        _file.Dispose();
        _writer.Release();
    }

    /// <summary>Adds an object where the condition holds, and makes it visible.</summary>
    internal async ValueTask<StorageEntry> AddAsync(string key, PackContent content, PutOptions options, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            PackObject? present = _index.Find(key);
            if (options.IfAbsent && present is not null)
            {
                throw PackErrors.AlreadyExists(key);
            }

            if (options.IfMatch is { } expected && expected != present?.Entry.ETag)
            {
                throw PackErrors.Changed(key);
            }

            var record = new PackRecord(PackRecordKind.Put, key, content.Length, _timeProvider.GetUtcNow(), _nextVersion, content.Checksum);
            long offset = await _file.AppendAsync(record, content, cancellationToken).ConfigureAwait(false);
            _nextVersion++;
            PackObject added = PackScan.ToObject(record, offset);
            _index.Set(key, added);
            return added.Entry;
        }
        finally
        {
            _writer.Release();
        }
    }

    private static async ValueTask<PackStorage> ReadAsync(string path, PackOptions options, CancellationToken cancellationToken)
    {
        PackFile file = PackFile.Open(path, options.FlushToDisk);
        try
        {
            var index = new PackIndex();
            long next = await PackScan.ReadAsync(file, index, cancellationToken).ConfigureAwait(false);
            return new PackStorage(file, index, next, options.TimeProvider);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private async IAsyncEnumerable<StorageEntry> WalkAsync(string prefix, string? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        bool isLast;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            foreach (PackObject item in _index.Page(prefix, after, out isLast))
            {
                after = item.Entry.Key;
                yield return item.Entry;
            }

            await Task.Yield();
        }
        while (!isLast);
    }

    private void Check(string key, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        cancellationToken.ThrowIfCancellationRequested();
        ObjectDisposedException.ThrowIf(_isDisposed, this);
    }
}
