using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using TypedDao.Storage;

namespace TypedDao.S3.Tests;

/// <summary>
/// The keys that all workers share. Every write carries a token of its own, so that in the end each token is there as often as its writer
/// was told: once or not at all.
/// </summary>
internal sealed class SoakLedger(IObjectStorage plain)
{
    private readonly ConcurrentDictionary<(string Key, string Token), bool> _told = new();
    private readonly ConcurrentDictionary<(string Key, string Token), int> _written = new();
    private int _unknown;

    /// <summary>How many writes there were of which nobody knew what became of them.</summary>
    public int Unknown => _unknown;

    public static bool Owns(string key) => key.StartsWith("shared/", StringComparison.Ordinal);

    /// <summary>Adds a token to a list: reads it, and replaces it under the condition that it is still the same.</summary>
    public async Task AppendAsync(IObjectStorage storage, int list, string token)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"shared/list/{list}");
        StorageEntry? present = await storage.HeadAsync(key, Calls.Token);
        string text = "";
        try
        {
            text = present is null ? "" : Encoding.UTF8.GetString(await Calls.ReadAsync(storage, key, new GetOptions { IfMatch = present.ETag }));
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.Conflict)
        {
            return; // replaced in between
        }

        PutOptions options = present is null ? new PutOptions { IfAbsent = true } : new PutOptions { IfMatch = present.ETag };
        await TellAsync(key, token, async () => await storage.PutAsync(key, Encoding.UTF8.GetBytes($"{text}{token}\n"), options, Calls.Token));
    }

    /// <summary>Creates an object that the others create too.</summary>
    public Task CreateAsync(IObjectStorage storage, int round, string token)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"shared/race/{round / 20}");
        return TellAsync(key, token, async () => await storage.PutAsync(key, Encoding.UTF8.GetBytes(token + "\n"), new PutOptions { IfAbsent = true }, Calls.Token));
    }

    /// <summary>Replaces an object that the others replace too, and reads it: it is always one of those that were written, whole.</summary>
    public async Task WriteAsync(IObjectStorage storage, int number, string token, int length)
    {
        string key = string.Create(CultureInfo.InvariantCulture, $"shared/any/{number}");
        _written[(key, token)] = length;
        await storage.PutAsync(key, Encoding.UTF8.GetBytes(TextOf(token, length)), default, Calls.Token);
        string found;
        try
        {
            found = Encoding.UTF8.GetString(await Calls.ReadAsync(storage, key));
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.Conflict)
        {
            return; // replaced before the rest was read on
        }

        CheckWritten(key, found);
    }

    /// <summary>Compares what was found with what the writers were told.</summary>
    public void Check(Dictionary<string, byte[]> found)
    {
        var there = new Dictionary<(string, string), int>();
        foreach ((string key, byte[] content) in found.Where(item => Owns(item.Key)))
        {
            string text = Encoding.UTF8.GetString(content);
            if (key.StartsWith("shared/any/", StringComparison.Ordinal))
            {
                CheckWritten(key, text);
                continue;
            }

            foreach (string token in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                there[(key, token)] = there.GetValueOrDefault((key, token)) + 1;
            }
        }

        foreach (((string key, string token), bool isThere) in _told)
        {
            int count = there.GetValueOrDefault((key, token));
            Assert.True(count == (isThere ? 1 : 0), $"token {token} is {count} times in '{key}', whose writer was told that it was {(isThere ? "" : "not ")}written");
        }

        Assert.DoesNotContain(there.Keys, token => !_told.ContainsKey(token));
    }

    private static string TextOf(string token, int length) => $"{token} {new string((char)('a' + (length % 26)), length)}\n";

    private void CheckWritten(string key, string found)
    {
        string token = found.Split(' ', 2)[0];
        Assert.True(_written.TryGetValue((key, token), out int length) && found == TextOf(token, length), $"'{key}' has content that nobody wrote");
    }

    private async Task TellAsync(string key, string token, Func<Task<StorageEntry>> write)
    {
        bool isWritten;
        try
        {
            await write();
            isWritten = true;
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.AlreadyExists or ErrorKind.Conflict)
        {
            isWritten = false;
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.OutcomeUnknown)
        {
            // Tokens are never taken out: who finds it there has won.
            Interlocked.Increment(ref _unknown);
            isWritten = await plain.HeadAsync(key, Calls.Token) is not null
                && Encoding.UTF8.GetString(await Calls.ReadAsync(plain, key)).Split('\n').Contains(token);
        }

        Assert.True(_told.TryAdd((key, token), isWritten), $"token {token} was used twice");
    }
}
