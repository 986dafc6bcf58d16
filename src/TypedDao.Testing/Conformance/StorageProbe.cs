using System.Diagnostics.CodeAnalysis;
using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>What a case works with: the storage, a prefix of its own, and ways to say what is wrong.</summary>
/// <param name="item">The case.</param>
/// <param name="storage">The storage.</param>
/// <param name="open">Opens the storage once more.</param>
/// <param name="options">How to test.</param>
/// <param name="cancellationToken">Ends the case.</param>
internal sealed class StorageProbe(
    StorageCase item,
    IObjectStorage storage,
    Func<CancellationToken, ValueTask<IObjectStorage>> open,
    ObjectStorageConformanceOptions options,
    CancellationToken cancellationToken)
{
    private readonly string _prefix = $"conformance/{item.Name}-{Guid.NewGuid():n}/";

    public IObjectStorage Storage { get; } = storage;

    public ObjectStorageConformanceOptions Options { get; } = options;

    public CancellationToken Token { get; } = cancellationToken;

    /// <summary>The key of a name below the case's prefix.</summary>
    public string Key(string name) => _prefix + name;

    /// <summary>Bytes that are the same for the same seed.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "Test data is to be repeatable.")]
    public static byte[] Bytes(int length, int seed)
    {
        byte[] content = new byte[length];
        new Random(seed).NextBytes(content);
        return content;
    }

    public ValueTask<StorageEntry> PutAsync(string name, byte[] content, PutOptions conditions = default)
        => Storage.PutAsync(Key(name), content, conditions, Token);

    public ValueTask<StorageEntry> PutAsync(string name, string text, PutOptions conditions = default)
        => PutAsync(name, System.Text.Encoding.UTF8.GetBytes(text), conditions);

    public ValueTask<StorageEntry?> HeadAsync(string name) => Storage.HeadAsync(Key(name), Token);

    public async Task<byte[]> ReadAsync(string name, GetOptions range = default)
    {
        StorageObject opened = await Storage.GetAsync(Key(name), range, Token).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            return await ReadAsync(opened.Content).ConfigureAwait(false);
        }
    }

    public async Task<byte[]> ReadAsync(Stream content)
    {
        using var all = new MemoryStream();
        await content.CopyToAsync(all, Token).ConfigureAwait(false);
        return all.ToArray();
    }

    public async Task<string> ReadTextAsync(string name) => System.Text.Encoding.UTF8.GetString(await ReadAsync(name).ConfigureAwait(false));

    public ValueTask<StorageUpload> OpenUploadAsync(string name, PutOptions conditions = default)
        => Storage.OpenUploadAsync(Key(name), conditions, Token);

    /// <summary>The names below the case's prefix that a listing finds.</summary>
    public async Task<List<string>> ListAsync(string prefix = "", string? startAfter = null)
    {
        List<StorageEntry> entries = await ListEntriesAsync(prefix, startAfter).ConfigureAwait(false);
        return entries.ConvertAll(entry => entry.Key[_prefix.Length..]);
    }

    public async Task<List<StorageEntry>> ListEntriesAsync(string prefix = "", string? startAfter = null)
    {
        var found = new List<StorageEntry>();
        var from = new ListOptions { StartAfter = startAfter is null ? null : Key(startAfter) };
        await foreach (StorageEntry entry in Storage.ListAsync(Key(prefix), from, Token).ConfigureAwait(false))
        {
            Check(entry.Key.StartsWith(_prefix, StringComparison.Ordinal), $"a listing of '{Key(prefix)}' has '{entry.Key}'.");
            found.Add(entry);
        }

        return found;
    }

    /// <summary>Opens the storage once more, perhaps on other data.</summary>
    public ValueTask<IObjectStorage> OpenAsync() => open(Token);

    /// <summary>Opens the same data a second time where that is possible; otherwise it is the same instance.</summary>
    public async Task<IObjectStorage> OpenAnotherAsync()
        => Options.OpenAnother is { } another ? await another(Token).ConfigureAwait(false) : Storage;

    /// <summary>Gives back what <see cref="OpenAnotherAsync"/> opened.</summary>
    public ValueTask CloseAnotherAsync(IObjectStorage another)
        => ReferenceEquals(another, Storage) ? ValueTask.CompletedTask : another.DisposeAsync();

    /// <summary>Checks that nothing of a name can be seen.</summary>
    public async Task CheckInvisibleAsync(string name, string when)
    {
        Check(await HeadAsync(name).ConfigureAwait(false) is null, $"{when}, head finds '{name}'.");
        await CheckErrorAsync($"{when}, get of '{name}'", () => ReadAsync(name), ErrorKind.NotFound).ConfigureAwait(false);
        List<string> listed = await ListAsync().ConfigureAwait(false);
        Check(!listed.Contains(name), $"{when}, a listing has '{name}'.");
    }

    public async Task CheckContentAsync(string name, byte[] expected, string when)
    {
        byte[] found = await ReadAsync(name).ConfigureAwait(false);
        CheckBytes(expected, found, $"{when}, '{name}'");
    }

    public Task CheckContentAsync(string name, string expected, string when)
        => CheckContentAsync(name, System.Text.Encoding.UTF8.GetBytes(expected), when);

    /// <summary>Checks that an entry is that of a write. Clocks may show less than a second of the time.</summary>
    public void CheckEntry(StorageEntry written, StorageEntry? found, string what)
    {
        bool isSame = found is not null
            && found.Key == written.Key
            && found.Length == written.Length
            && found.ETag == written.ETag
            && (found.LastModified - written.LastModified).Duration() < TimeSpan.FromSeconds(5);
        Check(isSame, $"{what} gives {found?.ToString() ?? "nothing"} where the write gave {written}.");
    }

    public void CheckBytes(byte[] expected, byte[] found, string what)
    {
        if (!expected.AsSpan().SequenceEqual(found))
        {
            int same = expected.AsSpan().CommonPrefixLength(found);
            Fail($"{what} has {found.Length} bytes where {expected.Length} were expected; they differ from byte {same} on.");
        }
    }

    public void CheckSequence(IEnumerable<string> expected, IEnumerable<string> found, string what)
    {
        string[] wanted = [.. expected];
        string[] seen = [.. found];
        if (!wanted.AsSpan().SequenceEqual(seen))
        {
            int same = wanted.AsSpan().CommonPrefixLength(seen);
            Fail(
                $"{what} gives {seen.Length} keys where {wanted.Length} were expected; number {same + 1} is {Show(seen, same)}, not {Show(wanted, same)}.");
        }
    }

    /// <summary>Checks that a call fails with a kind of error.</summary>
    public async Task<TypedDaoException> CheckErrorAsync(string what, Func<Task> call, params ErrorKind[] kinds)
    {
        string wanted = string.Join(" or ", kinds);
        try
        {
            await call().ConfigureAwait(false);
        }
        catch (TypedDaoException error)
        {
            Check(kinds.Contains(error.Kind), $"{what} fails with {error.Kind} where {wanted} was expected: {error.Message}");
            return error;
        }
        catch (Exception error) when (error is not (ConformanceException or OperationCanceledException))
        {
            Fail($"{what} fails with {error.GetType().Name} where a TypedDaoException of kind {wanted} was expected: {error.Message}");
        }

        Fail($"{what} succeeds where {wanted} was expected.");
        return null!;
    }

    /// <summary>Checks that a call with a cancelled token is cancelled.</summary>
    public async Task CheckCanceledAsync(string what, Func<CancellationToken, Task> call)
    {
        try
        {
            await call(new CancellationToken(canceled: true)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        Fail($"{what} with a cancelled token is not cancelled.");
    }

    public void Check([DoesNotReturnIf(false)] bool condition, string observation)
    {
        if (!condition)
        {
            Fail(observation);
        }
    }

    [DoesNotReturn]
    public void Fail(string observation) => throw new ConformanceException(item.Name, item.Law, observation);

    /// <summary>Removes what the case wrote.</summary>
    public async Task CleanAsync()
    {
        foreach (StorageEntry entry in await ListEntriesAsync().ConfigureAwait(false))
        {
            await Storage.DeleteAsync(entry.Key, Token).ConfigureAwait(false);
        }
    }

    /// <summary>A key with everything that is not ASCII escaped, so that a message shows the difference.</summary>
    private static string Show(string[] keys, int index)
        => index >= keys.Length ? "none" : $"'{string.Concat(keys[index].Select(c => char.IsAscii(c) && !char.IsControl(c) ? c.ToString() : $"\\u{(int)c:X4}"))}'";
}
