using TypedDao.BuiltIn;
using TypedDao.Codecs;
using TypedDao.Interfaces;
using TypedDao.Stores;

namespace TypedDao.Generators.Tests.Emit;

/// <summary>What emitted code of the tests constructs in place of real implementations.</summary>
public sealed class TestStoreProvider : IStoreProvider<MemoryStore>, IStoreProvider<S3Store>, IStoreProvider<PostgresStore>, IStoreProvider<EveryOption>
{
    public static object? LastOptions { get; private set; }

    public ValueTask<StoreConnection> OpenAsync(MemoryStore options, StoreContext context, CancellationToken cancellationToken) => Open(options);

    public ValueTask<StoreConnection> OpenAsync(S3Store options, StoreContext context, CancellationToken cancellationToken) => Open(options);

    public ValueTask<StoreConnection> OpenAsync(PostgresStore options, StoreContext context, CancellationToken cancellationToken) => Open(options);

    public ValueTask<StoreConnection> OpenAsync(EveryOption options, StoreContext context, CancellationToken cancellationToken) => Open(options);

    private static ValueTask<StoreConnection> Open(object options)
    {
        LastOptions = options;
        return ValueTask.FromResult(new StoreConnection());
    }
}

public sealed class TestInterfaceProvider : IInterfaceProvider<S3FileInterface>
{
    public IDataInterface Create(S3FileInterface options, InterfaceContext context) => throw new InvalidOperationException("Not opened in these tests.");
}

public sealed class TestCodecProvider : ICodecProvider<CsvFormat>
{
    public static CsvFormat? LastOptions { get; private set; }

    public ICodec Create(CsvFormat options)
    {
        LastOptions = options;
        throw new InvalidOperationException("Not opened in these tests.");
    }
}

/// <summary>A store type with a key of every type that a key can have.</summary>
public sealed class EveryOption(string name, int count)
{
    public string Name { get; } = name;

    public int Count { get; } = count;

    public char Char { get; init; }

    public bool Bool { get; init; }

    public sbyte SByte { get; init; }

    public byte Byte { get; init; }

    public short Int16 { get; init; }

    public ushort UInt16 { get; init; }

    public uint UInt32 { get; init; }

    public long Int64 { get; init; }

    public ulong UInt64 { get; init; }

    public decimal Decimal { get; init; }

    public float Float { get; init; }

    public double Double { get; init; }

    public TimeSpan Duration { get; init; }

    public Uri? Uri { get; init; }

    public Secret? Secret { get; init; }

    public SslModeChoice Choice { get; init; }

    public IReadOnlyList<string> List { get; init; } = [];

    public IReadOnlyDictionary<string, long> Map { get; init; } = new Dictionary<string, long>();

    public EveryOption? Nested { get; init; }
}
