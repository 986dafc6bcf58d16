using System.Globalization;
using System.Text;
using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>Conditional writes.</summary>
internal static class ConditionCases
{
    private static readonly Func<StorageCapabilities, ObjectStorageConformanceOptions, string?> NeedsCreate
        = (capabilities, _) => capabilities.ConditionalCreate ? null : "the storage does not declare ConditionalCreate";

    private static readonly Func<StorageCapabilities, ObjectStorageConformanceOptions, string?> NeedsReplace
        = (capabilities, _) => capabilities.ConditionalReplace ? null : "the storage does not declare ConditionalReplace";

    // Stands for a writer that does not know whether it has won.
    private static readonly StorageEntry Unknown = new("", 0, "", default);

    public static IEnumerable<StorageCase> All =>
    [
        new("create-refuses-existing", "a creation where an object exists is AlreadyExists and leaves the object", CreateRefusesAsync) { Skip = NeedsCreate },
        new("create-race-put", "of several concurrent creations exactly one wins, and the winner's bytes stay", CreateRacePutAsync) { Skip = NeedsCreate },
        new("create-race-upload", "of several concurrent uploads that create exactly one wins, and the winner's bytes stay", CreateRaceUploadAsync) { Skip = NeedsCreate },
        new("create-is-atomic", "a created object appears whole: a reader sees nothing or all of it", CreateIsAtomicAsync) { Skip = NeedsCreate },
        new("replace-if-match", "a conditional replacement holds to the ETag and leaves the object where it does not match", ReplaceIfMatchAsync) { Skip = NeedsReplace },
        new("replace-if-match-race", "of several concurrent replacements of one version exactly one wins, and the winner's bytes stay", ReplaceRaceAsync) { Skip = NeedsReplace },
        new("replace-if-match-counter", "a conditional replacement is atomic: no update is lost", ReplaceCounterAsync) { Skip = NeedsReplace },
        new("read-if-match", "a conditional read holds to the ETag", ReadIfMatchAsync),
    ];

    private static async Task CreateRefusesAsync(StorageProbe probe)
    {
        var create = new PutOptions { IfAbsent = true };
        await probe.PutAsync("a", "first", create).ConfigureAwait(false);
        await probe.CheckContentAsync("a", "first", "after a creation").ConfigureAwait(false);
        await probe.CheckErrorAsync("a second creation", () => probe.PutAsync("a", "second", create).AsTask(), ErrorKind.AlreadyExists).ConfigureAwait(false);
        await probe.CheckContentAsync("a", "first", "after a second creation").ConfigureAwait(false);

        await probe.Storage.DeleteAsync(probe.Key("a"), probe.Token).ConfigureAwait(false);
        await probe.PutAsync("a", "third", create).ConfigureAwait(false);
        await probe.CheckContentAsync("a", "third", "after a deletion and a creation").ConfigureAwait(false);
    }

    private static Task CreateRacePutAsync(StorageProbe probe)
        => RaceAsync(probe, (storage, key, content) => Task.FromResult(
            () => storage.PutAsync(key, content, new PutOptions { IfAbsent = true }, probe.Token).AsTask()));

    private static Task CreateRaceUploadAsync(StorageProbe probe)
        => RaceAsync(probe, async (storage, key, content) =>
        {
            StorageUpload upload = await storage.OpenUploadAsync(key, new PutOptions { IfAbsent = true }, probe.Token).ConfigureAwait(false);
            await upload.WriteAsync(content, probe.Token).ConfigureAwait(false);
            return async () =>
            {
                await using (upload.ConfigureAwait(false))
                {
                    return await upload.CompleteAsync(key: null, probe.Token).ConfigureAwait(false);
                }
            };
        });

    // Everything is prepared first, so that the last steps fall together.
    private static async Task RaceAsync(StorageProbe probe, Func<IObjectStorage, string, byte[], Task<Func<Task<StorageEntry>>>> prepareAsync)
    {
        IObjectStorage another = await probe.OpenAnotherAsync().ConfigureAwait(false);
        for (int round = 0; round < probe.Options.Rounds; round++)
        {
            string name = $"{round}/race";
            byte[][] contents = [.. Enumerable.Range(0, probe.Options.Rivals).Select(rival => StorageProbe.Bytes(3000 + rival, rival + 1))];
            var steps = new Func<Task<StorageEntry>>[probe.Options.Rivals];
            for (int rival = 0; rival < steps.Length; rival++)
            {
                steps[rival] = await prepareAsync(rival % 2 == 0 ? probe.Storage : another, probe.Key(name), contents[rival]).ConfigureAwait(false);
            }

            await CheckOneWinsAsync(probe, name, contents, steps, ErrorKind.AlreadyExists).ConfigureAwait(false);
        }

        await probe.CloseAnotherAsync(another).ConfigureAwait(false);
    }

    private static async Task CheckOneWinsAsync(
        StorageProbe probe, string name, byte[][] contents, Func<Task<StorageEntry>>[] steps, ErrorKind lost)
    {
        using var start = new Barrier(steps.Length);
        StorageEntry?[] won = await Task.WhenAll(steps.Select(step => Task.Factory.StartNew(
            async () =>
            {
                start.SignalAndWait(probe.Token);
                try
                {
                    return await step().ConfigureAwait(false);
                }
                catch (TypedDaoException error) when (error.Kind == lost)
                {
                    return null;
                }
                catch (TypedDaoException error) when (error.Kind == ErrorKind.OutcomeUnknown && !probe.Options.AnswersRaces)
                {
                    return Unknown;
                }
            },
            probe.Token,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())).ConfigureAwait(false);

        int winners = won.Count(entry => entry is not null && entry != Unknown);
        bool isUnclear = winners == 0 && won.Contains(Unknown);
        probe.Check(winners == 1 || isUnclear, $"of {steps.Length} concurrent writers {winners} won.");
        if (isUnclear)
        {
            byte[] there = await probe.ReadAsync(name).ConfigureAwait(false);
            bool isOfOne = contents.Where((_, writer) => won[writer] == Unknown).Any(content => there.AsSpan().SequenceEqual(content));
            probe.Check(isOfOne, $"of {steps.Length} concurrent writers none won, and the object is of none whose outcome is unknown.");
            return;
        }

        int winner = Array.FindIndex(won, entry => entry is not null && entry != Unknown);
        await probe.CheckContentAsync(name, contents[winner], "after the race, the object of the winner").ConfigureAwait(false);
        StorageEntry? head = await probe.HeadAsync(name).ConfigureAwait(false);
        probe.Check(head?.ETag == won[winner]!.ETag, $"after the race the object has the ETag '{head?.ETag}', not the winner's '{won[winner]!.ETag}'.");
    }

    private static async Task CreateIsAtomicAsync(StorageProbe probe)
    {
        byte[] content = StorageProbe.Bytes(100_000, 5);
        for (int round = 0; round < probe.Options.Rounds; round++)
        {
            string name = $"{round}";
            bool isWritten = false;
            Task reader = Task.Run(() => ReadUntilWrittenAsync(name), probe.Token);
            try
            {
                await probe.PutAsync(name, content, new PutOptions { IfAbsent = true }).ConfigureAwait(false);
            }
            finally
            {
                Volatile.Write(ref isWritten, true);
                await reader.ConfigureAwait(false);
            }

            async Task ReadUntilWrittenAsync(string name)
            {
                while (!Volatile.Read(ref isWritten))
                {
                    try
                    {
                        byte[] found = await probe.ReadAsync(name).ConfigureAwait(false);
                        probe.CheckBytes(content, found, "what a reader sees of an object being created");
                    }
                    catch (TypedDaoException error) when (error.Kind == ErrorKind.NotFound)
                    {
                        // Not yet.
                        await Task.Yield();
                    }
                }
            }
        }
    }

    private static async Task ReplaceIfMatchAsync(StorageProbe probe)
    {
        StorageEntry first = await probe.PutAsync("a", "first").ConfigureAwait(false);
        StorageEntry second = await probe.PutAsync("a", "second", new PutOptions { IfMatch = first.ETag }).ConfigureAwait(false);
        await probe.CheckContentAsync("a", "second", "after a replacement whose ETag matched").ConfigureAwait(false);

        Task Stale() => probe.PutAsync("a", "stale", new PutOptions { IfMatch = first.ETag }).AsTask();
        await probe.CheckErrorAsync("a replacement with an old ETag", Stale, ErrorKind.Conflict).ConfigureAwait(false);
        await probe.CheckContentAsync("a", "second", "after a replacement with an old ETag").ConfigureAwait(false);

        Task Missing() => probe.PutAsync("b", "lost", new PutOptions { IfMatch = second.ETag }).AsTask();
        await probe.CheckErrorAsync("a replacement of nothing", Missing, ErrorKind.Conflict).ConfigureAwait(false);
        await probe.CheckInvisibleAsync("b", "after a replacement of nothing").ConfigureAwait(false);
    }

    private static async Task ReplaceRaceAsync(StorageProbe probe)
    {
        IObjectStorage another = await probe.OpenAnotherAsync().ConfigureAwait(false);
        StorageEntry present = await probe.PutAsync("a", StorageProbe.Bytes(3000, 0)).ConfigureAwait(false);
        for (int round = 0; round < probe.Options.Rounds; round++)
        {
            var match = new PutOptions { IfMatch = present.ETag };
            byte[][] contents = [.. Enumerable.Range(0, probe.Options.Rivals).Select(rival => StorageProbe.Bytes(3000, round * 100 + rival + 1))];
            Func<Task<StorageEntry>>[] steps =
            [
                .. contents.Select<byte[], Func<Task<StorageEntry>>>((content, rival)
                    => () => (rival % 2 == 0 ? probe.Storage : another).PutAsync(probe.Key("a"), content, match, probe.Token).AsTask()),
            ];
            await CheckOneWinsAsync(probe, "a", contents, steps, ErrorKind.Conflict).ConfigureAwait(false);
            present = (await probe.HeadAsync("a").ConfigureAwait(false))!;
        }

        await probe.CloseAnotherAsync(another).ConfigureAwait(false);
    }

    private static async Task ReplaceCounterAsync(StorageProbe probe)
    {
        const int Additions = 4;
        int unknown = 0;
        await probe.PutAsync("counter", "0").ConfigureAwait(false);
        IObjectStorage another = await probe.OpenAnotherAsync().ConfigureAwait(false);
        await Task.WhenAll(Enumerable.Range(0, probe.Options.Rivals).Select(rival => Task.Run(async () =>
        {
            IObjectStorage storage = rival % 2 == 0 ? probe.Storage : another;
            for (int added = 0; added < Additions;)
            {
                StorageObject opened = await storage.GetAsync(probe.Key("counter"), default, probe.Token).ConfigureAwait(false);
                byte[] found;
                await using (opened.ConfigureAwait(false))
                {
                    found = await probe.ReadAsync(opened.Content).ConfigureAwait(false);
                }

                // Lets the others read the same.
                await Task.Yield();

                // The same length each time, so that the ETag has to tell the versions apart.
                int next = int.Parse(Encoding.ASCII.GetString(found), CultureInfo.InvariantCulture) + 1;
                byte[] content = Encoding.ASCII.GetBytes(next.ToString("D8", CultureInfo.InvariantCulture));
                try
                {
                    await storage.PutAsync(probe.Key("counter"), content, new PutOptions { IfMatch = opened.Entry.ETag }, probe.Token).ConfigureAwait(false);
                    added++;
                }
                catch (TypedDaoException error) when (error.Kind == ErrorKind.Conflict)
                {
                    // Somebody else was first: read again.
                    await Task.Yield();
                }
                catch (TypedDaoException error) when (error.Kind == ErrorKind.OutcomeUnknown && !probe.Options.AnswersRaces)
                {
                    // Added or not: it is added once more, and the sum says how often at most.
                    Interlocked.Increment(ref unknown);
                }
            }
        }, probe.Token))).ConfigureAwait(false);

        int counted = int.Parse(await probe.ReadTextAsync("counter").ConfigureAwait(false), CultureInfo.InvariantCulture);
        int expected = probe.Options.Rivals * Additions;
        probe.Check(
            counted >= expected && counted <= expected + unknown,
            $"{probe.Options.Rivals} writers that add 1 {Additions} times each leave {counted}, not {expected}: updates were lost or repeated.");
        await probe.CloseAnotherAsync(another).ConfigureAwait(false);
    }

    private static async Task ReadIfMatchAsync(StorageProbe probe)
    {
        StorageEntry first = await probe.PutAsync("a", "first").ConfigureAwait(false);
        byte[] found = await probe.ReadAsync("a", new GetOptions { IfMatch = first.ETag }).ConfigureAwait(false);
        probe.CheckBytes("first"u8.ToArray(), found, "a read whose ETag matches");
        await probe.PutAsync("a", "other").ConfigureAwait(false);
        Task Stale() => probe.ReadAsync("a", new GetOptions { IfMatch = first.ETag });
        await probe.CheckErrorAsync("a read with an old ETag", Stale, ErrorKind.Conflict).ConfigureAwait(false);
    }
}
