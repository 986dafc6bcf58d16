using System.Globalization;
using System.Text;
using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Listings.</summary>
internal static class ListCases
{
    private const string Order = "a listing is ordered by the UTF-8 bytes of the whole key";
    private const string After = "a listing that starts after a key has exactly the keys that come after it, by the UTF-8 bytes";

    // '-' and '.' come before '/', which comes before '0': the order of keys is not that of folders. U+FFFD (three bytes, EF…)
    // comes before U+1F600 (four bytes, F0…), whose first UTF-16 unit D83D is the smaller one.
    private static readonly string[] Tricky =
    [
        "a", "a-b", "a-b/c", "a.b", "a/b", "a/b/c", "a/b-c", "a/b.c", "a0", "a b", "a!", "ab", "b/a/x", "b/a-x", "b/a.x/y",
        "B", "Z/1", "_x", "z\uE000", "z\uFFFD", "z\U0001F600", "z\U0001F600/x", "z\uFFFD/x", "z\u00E9", "z\u4E2D/y", "zz",
    ];

    public static IEnumerable<StorageCase> All =>
    [
        new("list-order", Order, OrderAsync),
        new("list-prefix", "a prefix need not end at a segment", PrefixAsync),
        new("list-start-after", After, StartAfterAsync),
        new("list-start-after-in-prefix", After, StartAfterInPrefixAsync),
        new("list-pages", "a long listing has every object once", PagesAsync),
        new("list-nothing", "a prefix that no key can have lists nothing", NothingAsync),
        new("list-again", "a listing can be run again and left early", AgainAsync),
        new("list-cancelled", "a cancelled listing is cancelled", CancelledAsync),
        new("list-while-writing", "a listing has every object that was there all the time, once and in order", WhileWritingAsync),
    ];

    private static async Task<string[]> PutTrickyAsync(StorageProbe probe)
    {
        var written = new List<string>();
        foreach (string name in Tricky)
        {
            try
            {
                await probe.PutAsync(name, name).ConfigureAwait(false);
                written.Add(name);
            }
            catch (TypedDaoException error) when (error.Kind == ErrorKind.NotSupported)
            {
                // Where keys are paths, one cannot lie below another; another case sees to it that no more than this is refused.
                await probe.CheckInvisibleAsync(name, "after it was refused").ConfigureAwait(false);
            }
        }

        return Sort(written);
    }

    private static string[] Sort(IEnumerable<string> names) => [.. names.OrderBy(Encoding.UTF8.GetBytes, ByteOrder)];

    private static readonly Comparer<byte[]> ByteOrder = Comparer<byte[]>.Create((x, y) => x.AsSpan().SequenceCompareTo(y));

    private static async Task OrderAsync(StorageProbe probe)
    {
        string[] expected = await PutTrickyAsync(probe).ConfigureAwait(false);
        probe.CheckSequence(expected, await probe.ListAsync().ConfigureAwait(false), "the listing");
    }

    private static async Task PrefixAsync(StorageProbe probe)
    {
        string[] all = await PutTrickyAsync(probe).ConfigureAwait(false);
        foreach (string prefix in (string[])["a", "a/", "a/b", "a/b/", "a-", "a.b", "b/a", "b/a.x/y", "z", "z\uFFFD", "z\U0001F600", "none", "a/b/c/d", "a/bc"])
        {
            string[] expected = [.. all.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
            probe.CheckSequence(expected, await probe.ListAsync(prefix).ConfigureAwait(false), $"the listing of '{prefix}'");
        }
    }

    private static async Task StartAfterAsync(StorageProbe probe)
    {
        string[] all = await PutTrickyAsync(probe).ConfigureAwait(false);
        string[] starts =
        [
            .. all, .. all.Select(name => name + "!"), .. all.Select(name => name + "/"), .. all.Select(name => name + "/zzz"),
            "A", "a/", "a/a", "a/b/b", "b/", "b/a", "b/a/", "m", "z\uD7FF", "zzzz",
        ];
        foreach (string start in starts)
        {
            string[] expected = [.. all.Where(name => Compare(name, start) > 0)];
            probe.CheckSequence(expected, await probe.ListAsync(startAfter: start).ConfigureAwait(false), $"the listing after '{start}'");
        }
    }

    private static int Compare(string x, string y) => ByteOrder.Compare(Encoding.UTF8.GetBytes(x), Encoding.UTF8.GetBytes(y));

    private static async Task StartAfterInPrefixAsync(StorageProbe probe)
    {
        string[] all = await PutTrickyAsync(probe).ConfigureAwait(false);
        foreach (string prefix in (string[])["a", "a/", "a/b", "b/a", "z"])
        {
            foreach (string start in (string[])["A", "a", "a-b", "a/b", "a/b-c", "a0", "b", "b/a-x", "b/a.x", "z\uFFFD", "zz"])
            {
                string[] expected = [.. all.Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && Compare(name, start) > 0)];
                probe.CheckSequence(expected, await probe.ListAsync(prefix, start).ConfigureAwait(false), $"the listing of '{prefix}' after '{start}'");
            }
        }
    }

    private static async Task PagesAsync(StorageProbe probe)
    {
        string[] names = [.. Enumerable.Range(0, probe.Options.LongListing).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i % 7}/{i:D6}"))];
        await Parallel.ForEachAsync(
            names,
            new ParallelOptions { MaxDegreeOfParallelism = probe.Options.Rivals, CancellationToken = probe.Token },
            async (name, _) => await probe.PutAsync(name, name).ConfigureAwait(false)).ConfigureAwait(false);

        string[] expected = Sort(names);
        probe.CheckSequence(expected, await probe.ListAsync().ConfigureAwait(false), "the listing");
        string middle = expected[expected.Length / 2];
        probe.CheckSequence(
            expected[(expected.Length / 2 + 1)..], await probe.ListAsync(startAfter: middle).ConfigureAwait(false), $"the listing after '{middle}'");
    }

    private static async Task NothingAsync(StorageProbe probe)
    {
        await probe.PutAsync("a/b", "content").ConfigureAwait(false);
        foreach (string prefix in (string[])["/", "a//", "a/./", "a/../", "../", "./", "a/b/", "a/\u0001/"])
        {
            probe.CheckSequence([], await probe.ListAsync(prefix).ConfigureAwait(false), $"the listing of '{prefix}'");
        }
    }

    private static async Task AgainAsync(StorageProbe probe)
    {
        foreach (string name in (string[])["a", "b/1", "b/2", "c"])
        {
            await probe.PutAsync(name, name).ConfigureAwait(false);
        }

        IAsyncEnumerable<StorageEntry> listing = probe.Storage.ListAsync(probe.Key(""), default, probe.Token);
        await foreach (StorageEntry entry in listing.WithCancellation(probe.Token).ConfigureAwait(false))
        {
            probe.Check(entry.Key == probe.Key("a"), $"the first object of the listing is '{entry.Key}'.");
            break;
        }

        for (int run = 0; run < 2; run++)
        {
            var found = new List<string>();
            await foreach (StorageEntry entry in listing.WithCancellation(probe.Token).ConfigureAwait(false))
            {
                found.Add(entry.Key[probe.Key("").Length..]);
            }

            probe.CheckSequence(["a", "b/1", "b/2", "c"], found, $"run {run + 1} of the listing");
        }
    }

    private static async Task CancelledAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "content").ConfigureAwait(false);
        await probe.CheckCanceledAsync("a listing", async token =>
        {
            await foreach (StorageEntry entry in probe.Storage.ListAsync(probe.Key(""), default, token).ConfigureAwait(false))
            {
                probe.Fail($"a listing that was cancelled before it began has '{entry.Key}'.");
            }
        }).ConfigureAwait(false);
    }

    private static async Task WhileWritingAsync(StorageProbe probe)
    {
        string[] stable = Sort(Enumerable.Range(0, 60).Select(i => $"{i % 3}/{i}/stable"));
        foreach (string name in stable)
        {
            await probe.PutAsync(name, name).ConfigureAwait(false);
        }

        Task writer = Task.Run(async () =>
        {
            for (int i = 0; i < probe.Options.Rounds * 10; i++)
            {
                string name = $"{i % 3}/{i % 60}/passing-{i % 5}";
                await probe.PutAsync(name, name).ConfigureAwait(false);
                await probe.PutAsync(stable[i % stable.Length], $"{i}").ConfigureAwait(false);
                await probe.Storage.DeleteAsync(probe.Key(name), probe.Token).ConfigureAwait(false);
            }
        }, probe.Token);
        try
        {
            while (!writer.IsCompleted)
            {
                List<string> found = await probe.ListAsync().ConfigureAwait(false);
                probe.CheckSequence(Sort(found.Distinct()), found, "a listing during writes");
                probe.CheckSequence(stable, found.Where(name => name.EndsWith("/stable", StringComparison.Ordinal)), "a listing during writes, of what is always there,");
            }
        }
        finally
        {
            await writer.ConfigureAwait(false);
        }
    }
}
