namespace TypedDao.Storage.Tests.Conformance;

/// <summary>A storage in memory of which single steps can be replaced by wrong ones.</summary>
internal sealed class Broken() : DelegatingStorage(new MemoryStorage())
{
    public Func<string, string> Key { get; init; } = key => key;

    public Func<StorageEntry, StorageEntry> Entry { get; init; } = entry => entry;

    public string? Address { get; init; }

    public Func<GetOptions, GetOptions> Get { get; init; } = options => options;

    public Func<StorageEntry, GetOptions, StorageEntry> Opened { get; init; } = (entry, _) => entry;

    public Func<string, TypedDaoException, Exception> Failed { get; init; } = (_, error) => error;

    public Func<IObjectStorage, string, CancellationToken, ValueTask<StorageEntry?>> Head { get; init; }
        = (inner, key, token) => inner.HeadAsync(key, token);

    public Func<IObjectStorage, string, GetOptions, Stream, Stream> Content { get; init; } = (_, _, _, content) => content;

    public Func<IObjectStorage, string, ReadOnlyMemory<byte>, PutOptions, CancellationToken, ValueTask<StorageEntry>> Put { get; init; }
        = (inner, key, content, options, token) => inner.PutAsync(key, content, options, token);

    public Func<IObjectStorage, string, StorageUpload, StorageUpload> Upload { get; init; } = (_, _, upload) => upload;

    public Func<IObjectStorage, string, ListOptions, CancellationToken, IAsyncEnumerable<StorageEntry>> List { get; init; }
        = (inner, prefix, options, token) => inner.ListAsync(prefix, options, token);

    public Func<IEnumerable<StorageEntry>, IEnumerable<StorageEntry>> Sorted { get; init; } = entries => entries;

    public Func<IObjectStorage, string, CancellationToken, ValueTask> Delete { get; init; } = (inner, key, token) => inner.DeleteAsync(key, token);

    public Func<IObjectStorage, IReadOnlyCollection<string>, CancellationToken, ValueTask> DeleteMany { get; init; }
        = (inner, keys, token) => inner.DeleteAsync(keys, token);

    public Func<IObjectStorage, string, string, PutOptions, CancellationToken, ValueTask<StorageEntry>> Copy { get; init; }
        = (inner, source, destination, options, token) => inner.CopyAsync(source, destination, options, token);

    public override string AddressOf(string key) => Address ?? base.AddressOf(key);

    public override async ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
        => await Head(Inner, Key(key), cancellationToken) is { } entry ? Entry(entry) : null;

    public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        try
        {
            StorageObject opened = await base.GetAsync(Key(key), Get(options), cancellationToken);
            return new StorageObject(Opened(Entry(opened.Entry), options), Content(Inner, key, options, opened.Content));
        }
        catch (TypedDaoException error)
        {
            throw Failed(key, error);
        }
    }

    public override async ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        => Entry(await Put(Inner, Key(key), content, options, cancellationToken));

    public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => Upload(Inner, Key(key), await base.OpenUploadAsync(Key(key), options, cancellationToken));

    public override IAsyncEnumerable<StorageEntry> ListAsync(string prefix, ListOptions options, CancellationToken cancellationToken)
        => SortAsync(List(Inner, prefix, options, cancellationToken));

    public override ValueTask DeleteAsync(string key, CancellationToken cancellationToken) => Delete(Inner, Key(key), cancellationToken);

    public override ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
        => DeleteMany(Inner, [.. keys.Select(Key)], cancellationToken);

    public override async ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return Entry(await Copy(Inner, Key(source), Key(destination), options, cancellationToken));
        }
        catch (TypedDaoException error)
        {
            throw Failed(source, error);
        }
    }

    // What is cancelled is up to the listing.
    private async IAsyncEnumerable<StorageEntry> SortAsync(IAsyncEnumerable<StorageEntry> entries)
    {
        foreach (StorageEntry entry in Sorted(await entries.ToListAsync(default)))
        {
            yield return Entry(entry);
        }
    }
}

/// <summary>An upload of which single steps can be replaced by wrong ones.</summary>
internal sealed class BrokenUpload(StorageUpload inner) : StorageUpload
{
    private readonly List<ReadOnlyMemory<byte>> _kept = [];
    private StorageEntry? _completed;
    private long _taken;

    public Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<StorageEntry>>? Write { get; init; }

    public Func<CancellationToken, ValueTask<StorageEntry>>? Seal { get; init; }

    public Func<ValueTask>? Disposed { get; init; }

    public bool CompletesOnDispose { get; init; }

    public bool IgnoresKey { get; init; }

    public bool CountsNothing { get; init; }

    public bool KeepsMemory { get; init; }

    public int Limit { get; init; } = int.MaxValue;

    public override long Length => CountsNothing ? 0 : _taken;

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        _taken += content.Length;
        if (Write is not null)
        {
            await Write(content, cancellationToken);
        }

        if (KeepsMemory)
        {
            _kept.Add(content);
            return;
        }

        content = content[..(int)Math.Clamp(Limit - inner.Length, 0, content.Length)];
        await inner.WriteAsync(content, cancellationToken);
    }

    public override async ValueTask SealAsync(CancellationToken cancellationToken)
    {
        if (Seal is not null)
        {
            _completed = await Seal(cancellationToken);
            return;
        }

        await inner.SealAsync(cancellationToken);
    }

    public override async ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
    {
        foreach (ReadOnlyMemory<byte> content in _kept)
        {
            await inner.WriteAsync(content, cancellationToken);
        }

        return _completed ??= await inner.CompleteAsync(IgnoresKey ? null : key, cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        if (CompletesOnDispose && _completed is null)
        {
            _completed = await inner.CompleteAsync(key: null, default);
        }

        await inner.DisposeAsync();
        if (Disposed is not null)
        {
            await Disposed();
        }
    }
}

/// <summary>Content that is looked up anew for every read.</summary>
internal sealed class LiveStream(IObjectStorage storage, string key) : MemoryStream
{
    private long _position;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await using StorageObject opened = await storage.GetAsync(key, new GetOptions { Offset = _position }, cancellationToken);
        int read = await opened.Content.ReadAsync(buffer, cancellationToken);
        _position += read;
        return read;
    }

    public override async Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[bufferSize];
        int read;
        while ((read = await ReadAsync(buffer, cancellationToken)) > 0)
        {
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }
    }
}
