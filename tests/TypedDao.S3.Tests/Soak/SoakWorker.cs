using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TypedDao.Storage;

namespace TypedDao.S3.Tests;

/// <summary>A worker with keys of its own, of which it knows the content, and with keys that it shares.</summary>
[SuppressMessage("Security", "CA5394", Justification = "The program is to be repeatable.")]
internal sealed class SoakWorker(int number, Random random, IObjectStorage storage, IObjectStorage plain, SoakLedger ledger) : IAsyncDisposable
{
    private const int Keys = 12;
    private const int Small = 60_000;
    private const int Large = S3StorageOptions.SmallestPart + Small;

    private readonly Dictionary<string, byte[]> _model = [];
    private readonly string _folder = string.Create(CultureInfo.InvariantCulture, $"own/{number} é+/");

    /// <summary>How many writes there were of which nobody knew what became of them.</summary>
    public int Unknown { get; private set; }

    public async Task RunAsync(int operations)
    {
        for (int i = 0; i < operations; i++)
        {
            await (random.Next(100) switch
            {
                < 12 => WriteAsync(Key(), Content(Small), default, isUpload: false),
                < 20 => WriteAsync(Key(), Content(Small), Condition(), isUpload: false),
                < 26 => WriteAsync(Key(), Content(Small), default, isUpload: true),
                < 30 => WriteAsync(Key(), Content(Small), Condition(), isUpload: true),
                < 32 => WriteAsync(Key(), Content(Large), random.Next(3) == 0 ? Condition() : default, isUpload: true),
                < 44 => ReadAsync(Key(), default),
                < 52 => ReadAsync(Key(), new GetOptions { Offset = random.Next(-Small, Small), Length = random.Next(Small) }),
                < 58 => ListAsync(),
                < 63 => DeleteAsync(Key()),
                < 66 => DeleteAsync([.. Enumerable.Range(0, 4).Select(_ => Key()).Distinct()]),
                < 74 => CopyAsync(Key(), Key()),
                < 88 => ledger.AppendAsync(storage, random.Next(3), Token(i)),
                < 94 => ledger.CreateAsync(storage, i, Token(i)),

                // Of two parts each, so that one is replaced between the parts of another's read.
                _ => ledger.WriteAsync(storage, random.Next(2), Token(i), Large - random.Next(Small)),
            });
        }
    }

    public bool Owns(string key) => key.StartsWith(_folder, StringComparison.Ordinal);

    /// <summary>Compares what was found with what it knows.</summary>
    public void Check(Dictionary<string, byte[]> found)
    {
        Assert.Equal(_model.Keys.Order(StringComparer.Ordinal), found.Keys.Where(Owns).Order(StringComparer.Ordinal));
        foreach ((string key, byte[] content) in _model)
        {
            CheckSame(key, content, found[key]);
        }
    }

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    private async Task WriteAsync(string key, byte[] content, PutOptions options, bool isUpload)
    {
        byte[]? before = _model.GetValueOrDefault(key);
        if (options.IfMatch == "present")
        {
            options = options with { IfMatch = (await storage.HeadAsync(key, Calls.Token))?.ETag ?? "none" };
        }

        bool holds = !(options.IfAbsent && before is not null) && !(options.IfMatch is not null && (before is null || options.IfMatch == "wrong"));
        await TellAsync(key, content, holds, options, async () => isUpload
            ? await Calls.UploadAsync(storage, key, content, options)
            : await storage.PutAsync(key, content, options, Calls.Token));
    }

    private async Task CopyAsync(string source, string destination)
    {
        if (source != destination && _model.TryGetValue(source, out byte[]? content))
        {
            PutOptions options = random.Next(3) == 0 ? new PutOptions { IfAbsent = true } : default;
            bool holds = !(options.IfAbsent && _model.ContainsKey(destination));
            await TellAsync(destination, content, holds, options, async () => await storage.CopyAsync(source, destination, options, Calls.Token));
        }
    }

    // What the call says is what becomes of the model.
    private async Task TellAsync(string key, byte[] content, bool holds, PutOptions options, Func<Task<StorageEntry>> call)
    {
        bool isConditional = options.IfAbsent || options.IfMatch is not null;
        try
        {
            StorageEntry entry = await call();
            Assert.True(holds, $"'{key}' was written although its condition does not hold");
            Assert.Equal((key, content.Length), (entry.Key, entry.Length));
            _model[key] = content;
        }
        catch (TypedDaoException error) when (isConditional && error.Kind == (options.IfAbsent ? ErrorKind.AlreadyExists : ErrorKind.Conflict))
        {
            Assert.False(holds, $"'{key}' was not written although its condition holds: {error.Message}");
        }
        catch (TypedDaoException error) when (isConditional && error.Kind == ErrorKind.OutcomeUnknown)
        {
            Unknown++;
            byte[]? there = await ReadOrNullAsync(plain, key);
            if (there is not null && holds && content.AsSpan().SequenceEqual(there))
            {
                _model[key] = content;
            }
            else
            {
                CheckSame(key, _model.GetValueOrDefault(key), there);
            }
        }
    }

    private async Task ReadAsync(string key, GetOptions options)
    {
        byte[]? expected = _model.GetValueOrDefault(key);
        if (expected is not null)
        {
            ByteRange range = ByteRange.Of(options, expected.Length);
            expected = expected[(int)range.Offset..(int)(range.Offset + range.Length)];
        }

        CheckSame(key, expected, await ReadOrNullAsync(storage, key, options));
    }

    private async Task ListAsync()
    {
        Dictionary<string, int> found = await storage.ListAsync(_folder, default, Calls.Token).ToDictionaryAsync(entry => entry.Key, entry => (int)entry.Length, cancellationToken: Calls.Token);
        Assert.Equal(
            _model.Select(pair => (pair.Key, pair.Value.Length)).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            found.Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private async Task DeleteAsync(params string[] keys)
    {
        await (keys.Length == 1 ? storage.DeleteAsync(keys[0], Calls.Token) : storage.DeleteAsync(keys, Calls.Token));
        Array.ForEach(keys, key => _model.Remove(key));
    }

    private static async Task<byte[]?> ReadOrNullAsync(IObjectStorage from, string key, GetOptions options = default)
    {
        try
        {
            return await Calls.ReadAsync(from, key, options);
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.NotFound)
        {
            return null;
        }
    }

    private static void CheckSame(string key, byte[]? expected, byte[]? found)
    {
        Assert.True((expected is null) == (found is null), $"'{key}' {(found is null ? "is lost" : "is there although it was not written")}");
        Assert.True(expected.AsSpan().SequenceEqual(found), $"'{key}' has {found?.Length} other bytes than the {expected?.Length} that were written");
    }

    private PutOptions Condition() => random.Next(4) switch
    {
        0 => new PutOptions { IfMatch = "wrong" },
        1 => new PutOptions { IfMatch = "present" },
        _ => new PutOptions { IfAbsent = true },
    };

    private string Key() => string.Create(CultureInfo.InvariantCulture, $"{_folder}{random.Next(Keys)}");

    private string Token(int i) => string.Create(CultureInfo.InvariantCulture, $"{number}-{i}");

    private byte[] Content(int most) => Calls.Bytes(most == Large ? Large - random.Next(Small) : random.Next(most), random.Next());
}
