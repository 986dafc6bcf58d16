using Acme.Journals;
using TypedDao.CustomStore.Data;
using TypedDao.CustomStore.Data.Pack;
using TypedDao.CustomStore.Support;
using TypedDao.Filters;
using TypedDao.Testing;

namespace TypedDao.CustomStore.Journals;

/// <summary>The object type, its interface and its operation, on stores of three types.</summary>
public sealed class JournalTests
{
    private static CancellationToken Stop => PackProof.Stop;

    public static TheoryData<string> Environments => ["default", "memory", "local"];

    [Theory, MemberData(nameof(Environments))]
    public async Task Appends_are_entries_in_their_order(string environment)
    {
        await using var proof = new PackProof(environment);
        EventsObject events = proof.Context.Pack.Events;
        Assert.False(await events.ExistsAsync(Stop));
        Assert.Empty(await events.ReadAsync(Stop).ToListAsync(Stop));

        Assert.Equal(2, (await events.AppendAsync([Make(1), Make(2)], Stop)).Rows);
        Assert.Equal(default, await events.AppendAsync([], Stop));
        await events.AppendAsync([Make(3)], Stop);

        await events.HasRowsAsync([Make(1), Make(2), Make(3)], cancellationToken: Stop);
        Assert.Equal([(1, 1), (1, 2), (2, 3)], await TailAsync(events, 0));
        Assert.Equal([(2, 3)], await TailAsync(events, 1));
        Assert.Empty(await TailAsync(events, 2));
        Assert.Equal(
            ["events/0000000000000000001.logfmt", "events/0000000000000000002.logfmt"],
            await events.ListAsync(Stop).Select(file => file.Key).ToListAsync(Stop));
    }

    [Theory]
    [InlineData("id > 2")]
    [InlineData("kind = 'cart' and note is not null")]
    [InlineData("note starts with 'n' or id = 1")]
    [InlineData("false")]
    public async Task A_query_gives_what_matches(string filter)
    {
        await using var proof = new PackProof();
        for (int i = 0; i < 5; i++)
        {
            await proof.Context.Pack.Events.AppendAsync(Enumerable.Range(i * 3, 3).Select(id => Make(id)), Stop);
        }

        await QueryConformance.CheckAsync(proof.Context.Pack.Events, FilterText.Parse(filter, EventShape.Schema), Stop);
    }

    [Theory, MemberData(nameof(Environments))]
    public async Task Writers_at_the_same_time_lose_nothing(string environment)
    {
        await using var proof = new PackProof(environment);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(id => Task.Run(async () => await proof.Context.Pack.Events.AppendAsync([Make(id)], Stop), Stop)));
        List<(long Entry, long Id)> rows = await TailAsync(proof.Context.Pack.Events, 0);
        Assert.Equal(Enumerable.Range(1, 20).Select(number => (long)number), rows.Select(row => row.Entry));
        Assert.Equal(Enumerable.Range(0, 20).Select(id => (long)id), rows.Select(row => row.Id).Order());
    }

    [Fact]
    public async Task Contexts_that_share_a_folder_lose_nothing()
    {
        await using var proof = new PackProof("local");
        await using ProofContext other = proof.Open("local");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(id => Task.Run(
            async () => await (id % 2 == 0 ? other : proof.Context).Pack.Events.AppendAsync([Make(id)], Stop), Stop)));
        Assert.Equal(20, await other.Pack.Events.CountAsync(Stop));
    }

    [Fact]
    public async Task Old_entries_go_and_a_reader_that_comes_too_late_is_told()
    {
        await using var proof = new PackProof();
        LatestObject latest = proof.Context.Pack.Latest;
        for (int id = 1; id <= 5; id++)
        {
            await latest.AppendAsync([new LatestEvent { Id = id, Kind = LatestEventKind.View, Note = null }], Stop);
        }

        Assert.Equal([4, 5], await latest.ReadAsync(Stop).Select(row => row.Id).ToListAsync(Stop));
        Assert.Equal([4, 5], await latest.ReadSinceAsync(3, Stop).Select(row => row.Row.Id).ToListAsync(Stop));
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await latest.ReadSinceAsync(1, Stop).ToListAsync(Stop));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        Assert.Equal(
            $"The entries 2 to 3 are gone. [operation read since, object pack.latest, at {proof.Path}!/kept/latest] "
            + "Begin anew with entry 0, and read more often or raise 'keep_entries'.",
            error.Message);
    }

    [Fact]
    public async Task A_cancelled_append_leaves_nothing()
    {
        await using var proof = new PackProof();
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        async IAsyncEnumerable<Event> Rows()
        {
            yield return Make(1);
            await source.CancelAsync();
            yield return Make(2);
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await proof.Context.Pack.Events.AppendAsync(Rows(), source.Token));
        Assert.False(await proof.Context.Pack.Events.ExistsAsync(Stop));
    }

    [Fact]
    public async Task Bad_rows_are_skipped_and_counted_where_the_catalog_says_so()
    {
        await using var proof = new PackProof("local");
        await PutAsync(proof, "skipping", "id=1 kind=view\nid=x kind=view\nid=3 kind=none\nid=4 kind=cart\n");
        var statistics = new ReadStatistics();
        Assert.Equal([1, 4], await proof.Context.Pack.Skipping.ReadAsync(statistics, Stop).Select(row => row.Id).ToListAsync(Stop));
        Assert.Equal((2, 2, 1), (statistics.Rows, statistics.Rejected, statistics.Files));
    }

    [Fact]
    public async Task What_it_cannot_do_is_refused_with_the_cure()
    {
        await using var proof = new PackProof();
        await proof.Context.Pack.Rejecting.AppendAsync([new RejectingEvent { Id = 1, Kind = RejectingEventKind.View, Note = null }], Stop);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await proof.Context.Pack.Rejecting.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal(
            "A journal keeps no rejected rows. [operation read, object pack.rejecting] Set 'on_error' to 'fail' or 'skip'.", error.Message);
    }

    [Fact]
    public async Task A_file_that_is_no_entry_is_told()
    {
        await using var proof = new PackProof("local");
        string stray = await PutAsync(proof, "events", "id=1", "notes.txt");
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await proof.Context.Pack.Events.ReadAsync(Stop).ToListAsync(Stop));
        Assert.Equal(
            $"'events/notes.txt' is no entry of a journal. [object pack.events, at {stray}] "
            + "Move the file away: nothing but entries may stand in the folder of a journal.",
            error.Message);
    }

    private static Event Make(long id) => new() { Id = id, Kind = id % 2 == 0 ? EventKind.View : EventKind.Cart, Note = id % 3 == 0 ? null : $"note {id}" };

    private static Task<List<(long Entry, long Id)>> TailAsync(EventsObject events, long entry)
        => events.ReadSinceAsync(entry, Stop).Select(item => (item.Entry, item.Row.Id)).ToListAsync(Stop).AsTask();

    private static async Task<string> PutAsync(PackProof proof, string folder, string text, string name = "0000000000000000001.logfmt")
    {
        string file = Path.Combine(proof.Path, folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, Stop);
        return file;
    }
}
