using System.Text;
using Microsoft.Extensions.Logging;
using TypedDao.Storage;
using TypedDao.Tests.Catalogs;

namespace TypedDao.Tests.Support;

/// <summary>The lake of the test catalog over storages that the test can look into.</summary>
public sealed class TestLake : IAsyncDisposable
{
    private readonly DirectoryInfo? _folder;

    private TestLake(IObjectStorage bronze, IObjectStorage silver, DirectoryInfo? folder, Func<IObjectStorage, IObjectStorage>? wrap, TimeProvider? clock)
    {
        _folder = folder;
        BronzeStorage = bronze;
        SilverStorage = silver;
        Services.Storages["bronze"] = () => wrap is null ? bronze : wrap(bronze);
        Services.Storages["silver"] = () => wrap is null ? silver : wrap(silver);
        Context = new LakeContext(new DataContextOptions
        {
            Environment = "injected",
            Services = Services,
            LoggerFactory = Log,
            TimeProvider = clock ?? TimeProvider.System,
        });
    }

    public static TheoryData<string> Kinds => ["memory", "local", "fixed keys"];

    public LakeContext Context { get; }

    public BronzeStore Bronze => Context.Bronze;

    public SilverStore Silver => Context.Silver;

    public IObjectStorage BronzeStorage { get; }

    public IObjectStorage SilverStorage { get; }

    public InjectedStorages Services { get; } = new();

    public TestLog Log { get; } = new();

    /// <summary>Makes a lake in memory, in a temporary folder, or over a storage that fixes the key of an upload when it is opened.</summary>
    public static TestLake Make(string kind = "memory", Func<IObjectStorage, IObjectStorage>? wrap = null, TimeProvider? clock = null)
    {
        if (kind == "local")
        {
            DirectoryInfo folder = Directory.CreateTempSubdirectory("typeddao-");
            var options = new LocalStorageOptions { FlushToDisk = false };
            return new TestLake(
                new LocalStorage(Path.Combine(folder.FullName, "bronze"), options), new LocalStorage(Path.Combine(folder.FullName, "silver"), options), folder, wrap, clock);
        }

        IObjectStorage bronze = new MemoryStorage(null, "bronze"), silver = new MemoryStorage(null, "silver");
        return kind == "fixed keys"
            ? new TestLake(new FixedKeyStorage(bronze), new FixedKeyStorage(silver), null, wrap, clock)
            : new TestLake(bronze, silver, null, wrap, clock);
    }

    public static async Task PutAsync(IObjectStorage storage, string key, string text)
        => await storage.PutAsync(key, Encoding.UTF8.GetBytes(text), default, default);

    public static async Task<string> TextAsync(IObjectStorage storage, string key)
    {
        await using StorageObject opened = await storage.GetAsync(key, default, default);
        using var reader = new StreamReader(opened.Content);
        return await reader.ReadToEndAsync();
    }

    public static async Task<string[]> KeysAsync(IObjectStorage storage, string prefix = "")
        => await storage.ListAsync(prefix, default, default).Select(entry => entry.Key).ToArrayAsync();

    /// <summary>Every file with its content.</summary>
    public static async Task<SortedDictionary<string, string>> FilesAsync(IObjectStorage storage, string prefix = "")
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string key in await KeysAsync(storage, prefix))
        {
            files.Add(key, await TextAsync(storage, key));
        }

        return files;
    }

    public async ValueTask DisposeAsync()
    {
        await Context.DisposeAsync();
        _folder?.Delete(recursive: true);
    }
}

/// <summary>Fixes the key of an upload when it is opened, as S3 does.</summary>
public sealed class FixedKeyStorage(IObjectStorage inner, long maximumPutSize = long.MaxValue) : DelegatingStorage(inner)
{
    public override StorageCapabilities Capabilities => Inner.Capabilities with { PublishUnderAnotherKey = false, MaximumPutSize = maximumPutSize };

    public override async ValueTask<StorageUpload> OpenUploadAsync(string key, PutOptions options, CancellationToken cancellationToken)
        => new Upload(await Inner.OpenUploadAsync(key, options, cancellationToken));

    private sealed class Upload(StorageUpload inner) : StorageUpload
    {
        public override long Length => inner.Length;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => inner.WriteAsync(content, cancellationToken);

        public override ValueTask SealAsync(CancellationToken cancellationToken) => inner.SealAsync(cancellationToken);

        public override ValueTask<StorageEntry> CompleteAsync(string? key, CancellationToken cancellationToken)
        {
            Assert.Null(key);
            return inner.CompleteAsync(null, cancellationToken);
        }

        public override ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}

/// <summary>Keeps what is logged.</summary>
public sealed class TestLog : ILoggerFactory, ILogger
{
    private readonly List<string> _messages = [];

    public IReadOnlyList<string> Messages
    {
        get
        {
            lock (_messages)
            {
                return [.. _messages];
            }
        }
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_messages)
        {
            _messages.Add($"{logLevel} {eventId.Name}: {formatter(state, exception)}");
        }
    }

    public void Dispose()
    {
    }
}
