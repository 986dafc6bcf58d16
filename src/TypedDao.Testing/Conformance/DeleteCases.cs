namespace TypedDao.Testing;

/// <summary>Deletions.</summary>
internal static class DeleteCases
{
    public static IEnumerable<StorageCase> All =>
    [
        new("delete-removes", "what was deleted is gone from every later read and listing", DeleteRemovesAsync),
        new("delete-missing", "deleting what is not there is no error", DeleteMissingAsync),
        new("delete-one", "a deletion removes one object and nothing else", DeleteOneAsync),
        new("delete-cancelled", "a cancelled deletion is cancelled", DeleteCancelledAsync),
        new("delete-many", "a deletion of several objects removes these and no others; those that are not there are no error", DeleteManyAsync),
        new("delete-many-pages", "a deletion takes more objects than one request", DeleteManyPagesAsync),
        new("delete-many-cancelled", "a cancelled deletion of several objects is cancelled", DeleteManyCancelledAsync),
        new("delete-beside-writers", "a deletion does not disturb the writers of other objects", DeleteBesideWritersAsync),
    ];

    private static async Task DeleteRemovesAsync(StorageProbe probe)
    {
        await probe.PutAsync("a/b", "content").ConfigureAwait(false);
        await probe.Storage.DeleteAsync(probe.Key("a/b"), probe.Token).ConfigureAwait(false);
        await probe.CheckInvisibleAsync("a/b", "after a deletion").ConfigureAwait(false);
        await probe.PutAsync("a", "again").ConfigureAwait(false);
        await probe.CheckContentAsync("a", "again", "after everything below it was deleted").ConfigureAwait(false);
        await probe.Storage.DeleteAsync(probe.Key("a"), probe.Token).ConfigureAwait(false);
        await probe.PutAsync("a/b", "anew").ConfigureAwait(false);
        await probe.CheckContentAsync("a/b", "anew", "after a deletion and a write").ConfigureAwait(false);
    }

    private static async Task DeleteMissingAsync(StorageProbe probe)
    {
        await probe.PutAsync("folder/a", "content").ConfigureAwait(false);
        foreach (string name in (string[])["missing", "missing/deeper", "folder", "folder/b", "folder/a/deeper"])
        {
            await probe.Storage.DeleteAsync(probe.Key(name), probe.Token).ConfigureAwait(false);
            await probe.Storage.DeleteAsync(probe.Key(name), probe.Token).ConfigureAwait(false);
        }

        await probe.CheckContentAsync("folder/a", "content", "after deletions of other keys").ConfigureAwait(false);
    }

    private static async Task DeleteOneAsync(StorageProbe probe)
    {
        string[] names = ["a/b", "a/b-c", "a/bc", "a/c/d", "ab"];
        foreach (string name in names)
        {
            await probe.PutAsync(name, name).ConfigureAwait(false);
        }

        await probe.Storage.DeleteAsync(probe.Key("a/b"), probe.Token).ConfigureAwait(false);
        await probe.Storage.DeleteAsync(probe.Key("a/c"), probe.Token).ConfigureAwait(false);
        await probe.Storage.DeleteAsync(probe.Key("a"), probe.Token).ConfigureAwait(false);
        probe.CheckSequence(["a/b-c", "a/bc", "a/c/d", "ab"], await probe.ListAsync().ConfigureAwait(false), "a listing after the deletion of 'a/b'");
    }

    private static async Task DeleteCancelledAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "content").ConfigureAwait(false);
        await probe.CheckCanceledAsync("a deletion", token => probe.Storage.DeleteAsync(probe.Key("a"), token).AsTask()).ConfigureAwait(false);
        await probe.CheckContentAsync("a", "content", "after a deletion that was cancelled before it began").ConfigureAwait(false);
    }

    private static async Task DeleteManyAsync(StorageProbe probe)
    {
        string[] names = ["a/b", "a/bc", "a/c/d", "a&b 'c' \u00e9 \U0001f600", "ab"];
        foreach (string name in names)
        {
            await probe.PutAsync(name, name).ConfigureAwait(false);
        }

        await DeleteAsync([]).ConfigureAwait(false);
        await CheckLeftAsync(names, "none").ConfigureAwait(false);
        await DeleteAsync(["a", "a/c", "missing"]).ConfigureAwait(false);
        await CheckLeftAsync(names, "what is not there").ConfigureAwait(false);
        await DeleteAsync(["ab"]).ConfigureAwait(false);
        await CheckLeftAsync(names[..4], "one").ConfigureAwait(false);
        await DeleteAsync(["a/b", "missing", names[3], "ab"]).ConfigureAwait(false);
        await CheckLeftAsync(names[1..3], "several, of which some are not there").ConfigureAwait(false);

        ValueTask DeleteAsync(string[] deleted) => probe.Storage.DeleteAsync([.. deleted.Select(probe.Key)], probe.Token);

        async Task CheckLeftAsync(string[] left, string what) => probe.CheckSequence(
            left.Order(Schema.Utf8Order.Instance), await probe.ListAsync().ConfigureAwait(false), $"a listing after the deletion of {what}");
    }

    private static async Task DeleteManyPagesAsync(StorageProbe probe)
    {
        string[] names = [.. Enumerable.Range(0, probe.Options.LongListing).Select(i => $"many/{i:D5}")];
        await Parallel.ForEachAsync(
            names, probe.Token, async (name, token) => await probe.Storage.PutAsync(probe.Key(name), default, default, token).ConfigureAwait(false)).ConfigureAwait(false);
        await probe.PutAsync("many/stays", "content").ConfigureAwait(false);
        await probe.Storage.DeleteAsync([.. names.Select(probe.Key)], probe.Token).ConfigureAwait(false);
        probe.CheckSequence(["many/stays"], await probe.ListAsync().ConfigureAwait(false), $"a listing after the deletion of {names.Length} objects");
    }

    private static async Task DeleteManyCancelledAsync(StorageProbe probe)
    {
        await probe.PutAsync("a", "content").ConfigureAwait(false);
        await probe.PutAsync("b", "content").ConfigureAwait(false);
        await probe.CheckCanceledAsync("a deletion", token => probe.Storage.DeleteAsync([probe.Key("a"), probe.Key("b")], token).AsTask()).ConfigureAwait(false);
        probe.CheckSequence(["a", "b"], await probe.ListAsync().ConfigureAwait(false), "a listing after a deletion that was cancelled before it began");
    }

    private static async Task DeleteBesideWritersAsync(StorageProbe probe)
    {
        // The last object of a "folder" is deleted again and again while others are written into it.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(rival => Task.Run(async () =>
        {
            for (int i = 0; i < probe.Options.Rounds * 5; i++)
            {
                string name = $"x/y/z/{rival}";
                await probe.PutAsync(name, name).ConfigureAwait(false);
                await PauseAsync((i + rival) % 3).ConfigureAwait(false);
                await probe.CheckContentAsync(name, name, "beside deletions").ConfigureAwait(false);
                await probe.Storage.DeleteAsync(probe.Key(name), probe.Token).ConfigureAwait(false);
                await PauseAsync(i % (rival + 1)).ConfigureAwait(false);
            }
        }, probe.Token))).ConfigureAwait(false);
        probe.CheckSequence([], await probe.ListAsync().ConfigureAwait(false), "a listing after everything was deleted");

        // Different ones, so that the writers do not fall into step.
        Task PauseAsync(int milliseconds) => milliseconds == 0
            ? Task.CompletedTask
            : Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System, probe.Token);
    }
}
