using System.Runtime.CompilerServices;
using TypedDao.Storage;

namespace TypedDao.Tests.Support;

/// <summary>Counts every step of a storage and acts on the one that a test names: fails before or after it, or cancels.</summary>
public sealed class Steps
{
    private int _count;

    /// <summary>The step to act on, from 1.</summary>
    public int At { get; set; } = int.MaxValue;

    /// <summary>Whether the step takes effect before it fails.</summary>
    public bool AfterEffect { get; set; }

    /// <summary>Whether every later step fails as well.</summary>
    public bool AndAllAfter { get; set; }

    /// <summary>Only steps of which this is true are counted.</summary>
    public Func<string, bool> Counts { get; set; } = static _ => true;

    /// <summary>What happens instead of a failure.</summary>
    public Func<ValueTask>? ActAsync { get; set; }

    public int Count => _count;

    public List<string> Log { get; } = [];

    /// <summary>The step that was acted on.</summary>
    public string? Due { get; private set; }

    public static TypedDaoException Failure(string step) => new(ErrorKind.Unexpected, $"Injected at {step}.");

    public async ValueTask<T> RunAsync<T>(string step, Func<ValueTask<T>> run)
    {
        if (!IsDue(step))
        {
            return await run();
        }

        if (ActAsync is not null)
        {
            await ActAsync();
            return await run();
        }

        if (AfterEffect)
        {
            await run();
        }

        throw Failure(step);
    }

    public async ValueTask RunAsync(string step, Func<ValueTask> run)
        => await RunAsync(step, async () =>
        {
            await run();
            return true;
        });

    private bool IsDue(string step)
    {
        lock (Log)
        {
            Log.Add(step);
            if (!Counts(step))
            {
                return false;
            }

            int number = ++_count;
            bool isDue = number == At || (AndAllAfter && number > At);
            Due = isDue ? step : Due;
            return isDue;
        }
    }
}

public sealed class SteppedStorage(IObjectStorage inner, Steps steps) : DelegatingStorage(inner)
{
    public override ValueTask<StorageEntry?> HeadAsync(string key, CancellationToken cancellationToken)
        => steps.RunAsync($"head {key}", () => Inner.HeadAsync(key, cancellationToken));

    public override async ValueTask<StorageObject> GetAsync(string key, GetOptions options, CancellationToken cancellationToken)
    {
        StorageObject opened = await steps.RunAsync($"get {key}", () => Inner.GetAsync(key, options, cancellationToken));
        return new StorageObject(opened.Entry, new SteppedStream(opened.Content, key, steps));
    }

    public override ValueTask<StorageEntry> PutAsync(string key, ReadOnlyMemory<byte> content, PutOptions options, CancellationToken cancellationToken)
        => steps.RunAsync($"put {key}", () => Inner.PutAsync(key, content, options, cancellationToken));

    public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => new Upload(await steps.RunAsync($"open {key}", () => Inner.OpenUploadAsync(key, options, cancellationToken)), key, steps);

    public override async IAsyncEnumerable<StorageEntry> ListAsync(
        string prefix, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await steps.RunAsync($"list {prefix}", () => ValueTask.CompletedTask);
        await foreach (StorageEntry entry in Inner.ListAsync(prefix, options, cancellationToken))
        {
            await steps.RunAsync($"entry {entry.Key}", () => ValueTask.CompletedTask);
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    public override ValueTask DeleteAsync(string key, CancellationToken cancellationToken)
        => steps.RunAsync($"delete {key}", () => Inner.DeleteAsync(key, cancellationToken));

    /// <summary>A step for each key, so that a batch can stop in its middle.</summary>
    public override async ValueTask DeleteAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        foreach (string key in keys)
        {
            await DeleteAsync(key, cancellationToken);
        }
    }

    public override ValueTask<StorageEntry> CopyAsync(string source, string destination, PutOptions options, CancellationToken cancellationToken)
        => steps.RunAsync($"copy {destination}", () => Inner.CopyAsync(source, destination, options, cancellationToken));

    private sealed class Upload(StorageUpload inner, string key, Steps steps) : StorageUpload
    {
        public override long Length => inner.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
            => steps.RunAsync($"write {key}", () => inner.WriteAsync(content, cancellationToken));

        public override ValueTask SealAsync(CancellationToken cancellationToken)
            => steps.RunAsync($"seal {key}", () => inner.SealAsync(cancellationToken));

        public override ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
            => steps.RunAsync($"complete {key}", () => inner.CompleteAsync(key, cancellationToken));

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

/// <summary>Counts reads, and knows how many streams are open.</summary>
public sealed class SteppedStream : Stream
{
    private readonly Stream _inner;
    private readonly string _key;
    private readonly Steps _steps;
    private bool _isOpen = true;

    public SteppedStream(Stream inner, string key, Steps steps)
    {
        _inner = inner;
        _key = key;
        _steps = steps;
        Interlocked.Increment(ref OpenStreams(steps).Value);
    }

    private static ConditionalWeakTable<Steps, StrongBox<int>> Counters { get; } = [];

    public static StrongBox<int> OpenStreams(Steps steps) => Counters.GetValue(steps, _ => new StrongBox<int>());

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => _steps.RunAsync($"read {_key}", () => _inner.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("The file is read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (_isOpen)
        {
            _isOpen = false;
            Interlocked.Decrement(ref OpenStreams(_steps).Value);
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
