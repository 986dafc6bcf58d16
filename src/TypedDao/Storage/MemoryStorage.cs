using System.Runtime.CompilerServices;
using TypedDao.Schema;
using TypedDao.Storage.InMemory;

namespace TypedDao.Storage;

/// <summary>Object storage in the memory of the process: for tests. It keeps every law of <see cref="IObjectStorage"/>.</summary>
/// <param name="timeProvider">The clock that gives objects their <see cref="StorageEntry.LastModified"/>; null: the system's.</param>
/// <param name="name">The name in addresses, <c>memory://NAME/key</c>.</param>
public sealed class MemoryStorage(TimeProvider? timeProvider = null, string name = "memory") : IObjectStorage
{
    private const int PageSize = 256;

    private readonly TimeProvider _timeProvider = timeProvider ?? TimeProvider.System;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, MemoryObject> _objects = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _keys = new(Utf8Order.Instance);
    private long _versions;
    private bool _isDisposed;

    /// <inheritdoc/>
    public StorageCapabilities Capabilities { get; } = new()
    {
        ConditionalCreate = true,
        ConditionalReplace = true,
        PublishUnderAnotherKey = true,
        Attributes = true,
    };

    /// <summary>Content type, metadata and tags of the objects, as a service for <see cref="Stores.StoreConnection"/>.</summary>
    public IStorageAttributes Attributes => new MemoryAttributes(this);

    /// <inheritdoc/>
    public string AddressOf(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return $"memory://{name}/{key}";
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<StorageEntry?>(cancellationToken)
            : new ValueTask<StorageEntry?>(Find(key)?.Entry);
    }

    /// <inheritdoc/>
    public ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        StorageErrors.Check(options, Capabilities);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<StorageObject>(cancellationToken);
        }

        MemoryObject found = Find(key) ?? throw StorageErrors.NotFound(key);
        if (options.IfMatch is { } expected && expected != found.Entry.ETag)
        {
            throw StorageErrors.Changed(key);
        }

        ByteRange range = ByteRange.Of(options, found.Entry.Length);
        return new ValueTask<StorageObject>(new StorageObject(found.Entry, new MemoryReadStream(found.Content, range)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        StorageErrors.Check(options, Capabilities);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<StorageEntry>(cancellationToken)
            : new ValueTask<StorageEntry>(Store(key, [content.ToArray()], content.Length, Keep(options)));
    }

    /// <inheritdoc/>
    public ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        StorageErrors.Check(options, Capabilities);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<StorageUpload>(cancellationToken)
            : new ValueTask<StorageUpload>(new MemoryUpload(this, key, Keep(options)));
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(prefix);
        return WalkAsync(prefix, options.StartAfter, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
    {
        StorageKey.Check(key);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _objects.Remove(key);
            _keys.Remove(key);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        StorageKey.Check(source);
        StorageKey.Check(destination);
        StorageErrors.Check(options, Capabilities);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<StorageEntry>(cancellationToken);
        }

        // The bytes never change, so both objects can have them.
        MemoryObject found = Find(source) ?? throw StorageErrors.NotFound(source);
        PutOptions kept = options with { Attributes = MemoryAttributes.Keep(options.Attributes) ?? found.Attributes };
        return new ValueTask<StorageEntry>(Store(destination, found.Content, found.Entry.Length, kept));
    }

    /// <summary>Forgets every object; the storage cannot be used afterwards.</summary>
    public ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _objects.Clear();
            _keys.Clear();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Makes an object visible.</summary>
    /// <param name="key">The key.</param>
    /// <param name="content">Its bytes, which nobody changes any more.</param>
    /// <param name="length">Their number.</param>
    /// <param name="options">The condition, and attributes that nobody changes any more.</param>
    internal StorageEntry Store(string key, IReadOnlyList<ReadOnlyMemory<byte>> content, long length, PutOptions options)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            MemoryObject? present = _objects.GetValueOrDefault(key);
            StorageErrors.CheckCondition(options, key, present?.Entry.ETag);
            var entry = new StorageEntry(key, length, $"{++_versions:x}", _timeProvider.GetUtcNow());
            _objects[key] = new MemoryObject(entry, content, options.Attributes ?? MemoryAttributes.None);
            _keys.Add(key);
            return entry;
        }
    }

    /// <summary>The object of a key; null where there is none.</summary>
    /// <param name="key">The key.</param>
    internal MemoryObject? Find(string key)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _objects.GetValueOrDefault(key);
        }
    }

    /// <summary>Replaces the tags of an object.</summary>
    /// <param name="key">The key.</param>
    /// <param name="tags">The tags, which nobody changes any more.</param>
    internal void SetTags(string key, IReadOnlyDictionary<string, string> tags)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            MemoryObject present = _objects.GetValueOrDefault(key) ?? throw StorageErrors.NotFound(key);
            _objects[key] = present with { Attributes = present.Attributes with { Tags = tags } };
        }
    }

    private static PutOptions Keep(PutOptions options) => options with { Attributes = MemoryAttributes.Keep(options.Attributes) };

    private async IAsyncEnumerable<StorageEntry> WalkAsync(
        string prefix, string? startAfter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = startAfter;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            List<StorageEntry> page = ReadPage(prefix, after);
            foreach (StorageEntry entry in page)
            {
                yield return entry;
            }

            if (page.Count < PageSize)
            {
                yield break;
            }

            after = page[^1].Key;
            await Task.Yield();
        }
    }

    private List<StorageEntry> ReadPage(string prefix, string? after)
    {
        var page = new List<StorageEntry>();
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            string from = after is null || Utf8Order.Compare(prefix, after) > 0 ? prefix : after;
            if (_keys.Count == 0 || Utf8Order.Compare(from, _keys.Max) > 0)
            {
                return page;
            }

            foreach (string key in _keys.GetViewBetween(from, _keys.Max))
            {
                if (page.Count == PageSize || !key.StartsWith(prefix, StringComparison.Ordinal))
                {
                    break;
                }

                if (key != after)
                {
                    page.Add(_objects[key].Entry);
                }
            }
        }

        return page;
    }
}
