using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Which keys there are.</summary>
internal static class KeyCases
{
    public static IEnumerable<StorageCase> All =>
    [
        new("keys-refused", "a key that breaks the rules is NotSupported to every operation", RefusedAsync),
        new("keys-round-trip", "a listing gives keys exactly as they were written", RoundTripAsync),
        new("keys-long", "a key has up to 1024 bytes", LongAsync),
        new("keys-differ-in-case", "keys that differ in case or in the composition of accents are different", CaseAsync)
        {
            Skip = (_, options) => options.DistinguishesCase ? null : "the storage lies on a file system that does not tell case apart",
        },
        new("keys-below-keys", "a key below another is an object of its own, or refused without harm", BelowAsync),
        new("keys-address", "every key has an address", AddressAsync),
    ];

    private static async Task RefusedAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "content").ConfigureAwait(false);
        string[] refused =
        [
            "", "/", "/a", "a/", "a//b", ".", "..", "./a", "../a", "a/.", "a/..", "a/../b", "a/./b", "a\0b", "a\nb", "a\u0085b", "a\uD83D", "\uDE00a",
            new('k', StorageKey.MaximumLength + 1), new('\u00E9', StorageKey.MaximumLength / 2 + 1),
        ];
        foreach (string key in refused)
        {
            string shown = key.Length > 20 ? $"a key of {key.Length} characters" : $"'{string.Concat(key.Select(c => c is > ' ' and < (char)127 ? c.ToString() : $"\\u{(int)c:X4}"))}'";
            (string Name, Func<Task> Call)[] calls =
            [
                ("head", () => probe.Storage.HeadAsync(key, probe.Token).AsTask()),
                ("get", () => probe.Storage.GetAsync(key, default, probe.Token).AsTask()),
                ("put", () => probe.Storage.PutAsync(key, new byte[1], default, probe.Token).AsTask()),
                ("upload", () => CompleteAsync(key, null)),
                ("delete", () => probe.Storage.DeleteAsync(key, probe.Token).AsTask()),
                ("copy to it", () => probe.Storage.CopyAsync(probe.Key("a"), key, default, probe.Token).AsTask()),
                ("copy from it", () => probe.Storage.CopyAsync(key, probe.Key("b"), default, probe.Token).AsTask()),
            ];
            foreach ((string name, Func<Task> call) in calls)
            {
                await probe.CheckErrorAsync($"{name} of {shown}", call, ErrorKind.NotSupported).ConfigureAwait(false);
            }

            if (probe.Storage.Capabilities.PublishUnderAnotherKey)
            {
                await probe.CheckErrorAsync($"the completion of an upload under {shown}", () => CompleteAsync(probe.Key("b"), key), ErrorKind.NotSupported).ConfigureAwait(false);
            }
        }

        probe.CheckSequence(["a"], await probe.ListAsync().ConfigureAwait(false), "a listing after refused keys");

        async Task CompleteAsync(string key, string? other)
        {
            StorageUpload upload = await probe.Storage.OpenUploadAsync(key, default, probe.Token).ConfigureAwait(false);
            await using (upload.ConfigureAwait(false))
            {
                await upload.CompleteAsync(other, probe.Token).ConfigureAwait(false);
            }
        }
    }

    private static async Task RoundTripAsync(StorageProbe probe)
    {
        string[] names =
        [
            "plain", "with space", " leading", "trailing ", "trailing.", ".hidden", "..two", "a+b", "100%", "a%2Fb", "a%20b", "a&b=c;d", "q?x=1#y", "star*", "pipe|",
            "colon:", "less<more>", "quote'\"", "back\\slash", "tilde~", "at@", "braces{}[]()", "dollar$", "comma,", "`tick`", "con", "NUL.txt", "com1/x",
            "date=2025-01-07/hour=10/part-0.csv", "\u00E9", "\u4E2D\u6587", "\u0627\u0644", "\U0001F600", "\uFFFD", "zero\u200Bwidth", "-rf", "desktop.ini", "Thumbs.db",
        ];
        int refused = 0;
        foreach (string name in names)
        {
            try
            {
                await probe.PutAsync(name, name).ConfigureAwait(false);
            }
            catch (TypedDaoException error) when (error.Kind == ErrorKind.NotSupported)
            {
                // A file system may have names that it cannot keep, if it says so.
                refused++;
                await probe.CheckInvisibleAsync(name, "after it was refused").ConfigureAwait(false);
                continue;
            }

            await probe.CheckContentAsync(name, name, "after its write").ConfigureAwait(false);
            List<string> listed = await probe.ListAsync(name).ConfigureAwait(false);
            probe.Check(listed.Contains(name), $"a listing gives '{string.Join("', '", listed)}' where '{name}' was written.");
        }

        probe.Check(refused < names.Length / 2, $"{refused} of {names.Length} ordinary keys are refused.");
        List<string> all = await probe.ListAsync().ConfigureAwait(false);
        probe.Check(all.Count == names.Length - refused, $"a listing has {all.Count} objects where {names.Length - refused} were written.");
    }

    private static async Task LongAsync(StorageProbe probe)
    {
        int room = StorageKey.MaximumLength - probe.Key("").Length;
        string name = string.Concat(Enumerable.Range(0, room).Select(i => i % 50 == 49 && i < room - 1 ? '/' : 'k'));
        probe.Check(probe.Key(name).Length == StorageKey.MaximumLength, "the case is wrong about the length of its key.");
        await probe.PutAsync(name, "long").ConfigureAwait(false);
        await probe.CheckContentAsync(name, "long", "under a key of 1024 bytes").ConfigureAwait(false);
        probe.CheckSequence([name], await probe.ListAsync().ConfigureAwait(false), "a listing");

        // One long segment: a file system may not have names this long, and has to say so.
        string segment = new('s', room);
        try
        {
            await probe.PutAsync(segment, "long").ConfigureAwait(false);
            await probe.CheckContentAsync(segment, "long", "under a long segment").ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind == ErrorKind.NotSupported)
        {
            probe.CheckSequence([name], await probe.ListAsync().ConfigureAwait(false), "a listing after a long segment was refused");
        }
    }

    private static async Task CaseAsync(StorageProbe probe)
    {
        string[] names = ["key", "Key", "KEY", "e\u0301", "\u00E9", "\u212B", "\u00C5", "ss", "\u00DF"];
        foreach (string name in names)
        {
            await probe.PutAsync(name, name).ConfigureAwait(false);
        }

        foreach (string name in names)
        {
            await probe.CheckContentAsync(name, name, "beside keys that look alike").ConfigureAwait(false);
        }

        probe.Check((await probe.ListAsync().ConfigureAwait(false)).Count == names.Length, "a listing does not have all keys that look alike.");
        await probe.CheckInvisibleAsync("kEy", "beside keys that look alike").ConfigureAwait(false);
    }

    private static async Task BelowAsync(StorageProbe probe)
    {
        await PutBesideAsync("file", "file/below").ConfigureAwait(false);
        await PutBesideAsync("folder/below", "folder").ConfigureAwait(false);
        await PutBesideAsync("deep", "deep/a/b/c").ConfigureAwait(false);

        async Task PutBesideAsync(string first, string second)
        {
            await probe.PutAsync(first, first).ConfigureAwait(false);
            bool isThere = true;
            try
            {
                await probe.PutAsync(second, second).ConfigureAwait(false);
            }
            catch (TypedDaoException error) when (error.Kind == ErrorKind.NotSupported)
            {
                isThere = false;
            }

            await probe.CheckContentAsync(first, first, $"after a write to '{second}'").ConfigureAwait(false);
            if (isThere)
            {
                await probe.CheckContentAsync(second, second, $"beside '{first}'").ConfigureAwait(false);
            }
            else
            {
                await probe.CheckInvisibleAsync(second, "after it was refused").ConfigureAwait(false);
            }
        }
    }

    private static Task AddressAsync(StorageProbe probe)
    {
        string root = probe.Storage.AddressOf("");
        string first = probe.Storage.AddressOf(probe.Key("a"));
        string second = probe.Storage.AddressOf(probe.Key("b"));
        probe.Check(root.Length > 0, "the root has no address.");
        probe.Check(first != second && first != root, $"two keys have the address '{first}'.");
        return Task.CompletedTask;
    }
}
