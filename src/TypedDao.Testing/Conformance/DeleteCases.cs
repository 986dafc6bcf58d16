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
