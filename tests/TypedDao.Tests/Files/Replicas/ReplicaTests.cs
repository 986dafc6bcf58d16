using TypedDao.Contexts;
using TypedDao.Storage;
using TypedDao.Testing;
using TypedDao.Tests.Catalogs;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Replicas;

/// <summary>Objects that three stores keep, through the operations that users call.</summary>
public sealed class ReplicaTests
{
    private const string Repair = "Run 'typeddao replicas repair kept.events', which copies it to the others.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<bool> FixesKeys => [false, true];

    [Theory, MemberData(nameof(FixesKeys))]
    public async Task Every_change_reaches_every_store(bool fixesKeys)
    {
        await using var lake = new KeptLake(fixesKeys);
        await lake.Kept.Events.AppendAsync(Events(8), Stop);
        await lake.SameAsync("events/", files: 4);
        await lake.Kept.Events.OverwritePartitionsAsync([Event(100, 1)], Stop);
        await lake.Kept.Events.OverwriteAsync(Events(40), Stop);
        await lake.SameAsync("events/", files: 4);
        Assert.Equal(Events(40), await lake.Kept.Events.ReadAsync(Stop).OrderBy(row => row.Id).ToArrayAsync(Stop));

        DeleteResult deleted = await lake.Kept.Events.Where(row => row.Id < 3).DeleteAsync(Stop);
        Assert.Equal(3, deleted.Rows);
        await lake.SameAsync("events/", files: 4);
        await lake.Kept.Events.For(new(2025, 1, 1), "eu").DeleteAsync(Stop);
        await lake.SameAsync("events/", files: 3);

        await lake.Kept.People.CreateAsync([User(1)], Stop);
        await lake.Kept.People.WriteAsync([User(1), User(2)], Stop);
        await lake.Kept.Pages.For(7).WriteAsync([new PageRow { Page = 7, Id = 1 }], Stop);
        await lake.Kept.Blob.WriteAsync(new MemoryStream(new byte[1000]), Stop);
        await lake.SameAsync("people.csv", files: 1);
        await lake.SameAsync("pages/", files: 1);
        await lake.SameAsync("blob.bin", files: 1);
        Assert.Equal(1, await lake.Kept.People.DeleteAsync(Stop));
        await lake.SameAsync("people.csv", files: 0);
    }

    [Fact]
    public async Task Copies_and_moves_reach_every_store()
    {
        await using var lake = new KeptLake();
        await lake.Kept.Events.AppendAsync(Events(8), Stop);
        await lake.Kept.Events.CopyToAsync(lake.Kept.EventsCopy, Stop);
        await lake.SameAsync("events_copy/", files: 4);
        await lake.Kept.Events.CopyToAsync(lake.Context.Silver.Events, Stop);
        Assert.Equal(8, await lake.Context.Silver.Events.CountAsync(Stop));
        await lake.Context.Silver.Events.Where(row => row.Id < 4).CopyToAsync(lake.Kept.EventsCopy, Stop);
        await lake.SameAsync("events_copy/", files: 4);
        await lake.Kept.People.WriteAsync([User(1)], Stop);
        await lake.Kept.People.MoveToAsync(lake.Kept.PeopleCopy, Stop);
        await lake.SameAsync("people.csv", files: 0);
        await lake.SameAsync("people_copy.csv", files: 1);
    }

    [Fact]
    public async Task Rejects_are_kept_in_every_store()
    {
        await using var lake = new KeptLake();
        await TestLake.PutAsync(lake.Memories["kept"], "strict.csv", "id,name,email\n1,a,\nx,b,\n");
        Assert.Equal(1, await lake.Kept.Strict.CountAsync(Stop));
        Assert.Single(await TestLake.KeysAsync(lake.Memories["kept"], "rejects/"));
        Assert.Single(await TestLake.KeysAsync(lake.Memories["vault"], "rejects/"));
        Assert.Empty(await TestLake.KeysAsync(lake.Memories["attic"], "rejects/"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Where_the_own_store_is_away_replicas_are_read(bool isShut)
    {
        await using var before = new KeptLake();
        await before.Kept.Events.AppendAsync(Events(8), Stop);
        await before.Kept.People.WriteAsync([User(1)], Stop);
        await using var lake = new KeptLake();
        foreach (string store in (string[])["vault", "attic"])
        {
            foreach ((string key, string text) in await TestLake.FilesAsync(before.Memories[store]))
            {
                await TestLake.PutAsync(lake.Memories[store], key, text);
            }
        }

        lake.Break("kept");
        lake.Outages["kept"].IsShut = isShut;
        lake.Break("vault", StorageCall.Get);
        Assert.Equal(Events(8), await lake.Kept.Events.ReadAsync(Stop).OrderBy(row => row.Id).ToArrayAsync(Stop));
        Assert.Equal(2, await lake.Kept.Events.Where(row => row.Region == "eu" && row.Day == new DateOnly(2025, 1, 1)).CountAsync(Stop));
        Assert.Equal([User(1)], await lake.Kept.People.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.True(await lake.Kept.People.ExistsAsync(Stop));
        Assert.Contains("Warning ReplicaRead: The store kept does not answer: reading from vault.", lake.Log.Messages);

        lake.Break("vault");
        lake.Break("attic");
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Kept.People.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Contains("None of the stores that keep the object answers: 'kept' (", error.Message, StringComparison.Ordinal);
        Assert.Contains("'vault' (The storage fails (injected)), 'attic' (The storage fails (injected)). [operation read, object kept.people, at ", error.Message, StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_read_only_is_read_from_a_replica_through_every_interface(bool isShut)
    {
        await using var lake = new KeptLake();
        foreach (string store in KeptLake.Stores)
        {
            await TestLake.PutAsync(lake.Memories[store], "received.csv", $"id,name,email\n1,{store},\n");
        }

        Catalogs.Kept.ReceivedObject received = lake.Kept.Received;
        Assert.Equal("kept", (await received.Via.Plain.ReadAsync(Stop).SingleAsync(Stop)).Name);
        foreach (IDataObject way in (IDataObject[])[received, received.Via.Plain])
        {
            Assert.True(way is IReadable<User> and IExisting);
            Assert.False(way is IWritable<User> or ICreatable<User> or IDeletable or IByteWritable);
        }

        await using var other = new KeptLake();
        await TestLake.PutAsync(other.Memories["vault"], "received.csv", "id,name,email\n1,vault,\n");
        other.Break("kept");
        other.Outages["kept"].IsShut = isShut;
        Assert.Equal("vault", (await other.Kept.Received.Via.Plain.ReadAsync(Stop).SingleAsync(Stop)).Name);
        Assert.True(await other.Kept.Received.Via.Plain.ExistsAsync(Stop));
        Assert.Equal("vault", (await other.Kept.Received.ReadAsync(Stop).SingleAsync(Stop)).Name);
        Assert.Contains("Warning ReplicaRead: The store kept does not answer: reading from vault.", other.Log.Messages);
        await using Stream bytes = await other.Kept.Received.OpenReadAsync(Stop);
        Assert.Equal('i', bytes.ReadByte());
    }

    [Fact]
    public async Task A_store_that_comes_back_is_read_again()
    {
        await using var lake = new KeptLake();
        lake.Outages["kept"].IsShut = true;
        await TestLake.PutAsync(lake.Memories["kept"], "people.csv", "id,name,email\n1,kept,\n");
        await TestLake.PutAsync(lake.Memories["vault"], "people.csv", "id,name,email\n1,vault,\n");
        Assert.Equal("vault", (await lake.Kept.People.ReadAsync(Stop).SingleAsync(Stop)).Name);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.People.WriteAsync([User(1)], Stop).AsTask());
        Assert.Equal(ErrorKind.Unauthenticated, error.Kind);
        lake.Heal();
        Assert.Equal("kept", (await lake.Kept.People.ReadAsync(Stop).SingleAsync(Stop)).Name);
        await lake.Kept.People.WriteAsync([User(1)], Stop);
        await lake.SameAsync("people.csv", files: 1);
    }

    [Fact]
    public async Task A_replica_that_is_away_keeps_everything_from_being_written()
    {
        await using var lake = new KeptLake();
        await lake.Kept.Events.AppendAsync(Events(4), Stop);
        lake.Break("vault");
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.Events.AppendAsync(Events(4), Stop).AsTask());
        Assert.Equal(ErrorKind.Unavailable, error.Kind);
        Assert.StartsWith("Nothing is written, since a replica cannot be: The storage fails (injected). [operation append, object kept.events, at memory://vault/events/", error.Message, StringComparison.Ordinal);
        await lake.SameAsync("events/", files: 4);
    }

    [Fact]
    public async Task What_a_replica_does_not_take_in_the_end_is_said_and_the_operation_goes_on()
    {
        await using var lake = new KeptLake();
        await lake.Kept.Events.AppendAsync(Events(4), Stop);
        lake.Break("vault", StorageCall.Complete);
        TypedDaoException one = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.Events.AppendAsync([Event(50, 1)], Stop).AsTask());
        Assert.Equal((ErrorKind.Incomplete, Repair), (one.Kind, one.Cure));
        Assert.Matches(@"^What was written to 'events/day=2025-01-01/region=us/.+\.csv' is in 'kept' and 'attic', but not in 'vault' \(The storage fails \(injected\)\)\. \[operation append, object kept\.events", one.Message);
        Assert.Equal(5, await lake.Kept.Events.CountAsync(Stop));

        TypedDaoException several = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.Events.OverwriteAsync(Events(8), Stop).AsTask());
        Assert.Equal((ErrorKind.Incomplete, Repair), (several.Kind, several.Cure));
        Assert.StartsWith("4 files are written, but not to every store that keeps the object: memory://kept/events/day=2025-01-01/region=eu/", several.Message, StringComparison.Ordinal);

        // The object's own store has what was asked for, and nothing of what was there before.
        Assert.Equal(Events(8), await lake.Kept.Events.ReadAsync(Stop).OrderBy(row => row.Id).ToArrayAsync(Stop));
        Assert.Equal(await TestLake.FilesAsync(lake.Memories["kept"]), await TestLake.FilesAsync(lake.Memories["attic"]));
    }

    [Fact]
    public async Task A_copy_and_a_deletion_of_rows_end_before_they_say_what_a_replica_lacks()
    {
        await using var lake = new KeptLake();
        await lake.Kept.Events.AppendAsync(Events(8), Stop);
        await lake.Kept.EventsCopy.AppendAsync([Event(7, 3)], Stop);
        lake.Break("vault", StorageCall.Copy, StorageCall.Complete);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.Events.CopyToAsync(lake.Kept.EventsCopy, Stop).AsTask());
        Assert.Equal(ErrorKind.Incomplete, error.Kind);
        Assert.Equal(8, await lake.Kept.EventsCopy.CountAsync(Stop));

        error = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.Events.Where(row => row.Id < 2).DeleteAsync(Stop).AsTask());
        Assert.Equal(ErrorKind.Incomplete, error.Kind);
        Assert.Equal(6, await lake.Kept.Events.CountAsync(Stop));
    }

    [Fact]
    public async Task A_rest_that_fails_too_is_said_beside_it()
    {
        await using var lake = new KeptLake();
        await lake.Kept.Events.AppendAsync([Event(1, 0)], Stop);
        lake.Break("vault", StorageCall.Complete, StorageCall.Delete);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.Events.OverwriteAsync([Event(2, 0)], Stop).AsTask());
        Assert.StartsWith("The new files are complete, but 1 of the files that they replace could not be removed: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(". Besides: What was written to 'events/day=2025-01-01/region=eu/", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            "Do the same again, or remove these files: until then their rows are read too. Then run 'typeddao replicas repair', which copies files to the other stores.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deletion_that_a_replica_does_not_take_can_be_repeated()
    {
        await using var lake = new KeptLake();
        await lake.Kept.Blob.WriteAsync(new MemoryStream([1]), Stop);
        lake.Break("attic", StorageCall.Delete);
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => lake.Kept.Blob.DeleteAsync(Stop).AsTask());
        Assert.StartsWith(
            "'blob.bin' is deleted from 'vault', but still in 'kept' and 'attic' (The storage fails (injected)). [operation delete, object kept.blob", error.Message, StringComparison.Ordinal);
        lake.Heal();
        Assert.Equal(1, await lake.Kept.Blob.DeleteAsync(Stop));
        await lake.SameAsync("blob.bin", files: 0);
    }

    [Fact]
    public async Task Stores_are_opened_once_and_replicas_not_before_they_are_needed()
    {
        await using var lake = new KeptLake();
        await lake.Kept.Blob.WriteAsync(new MemoryStream([1]), Stop);
        await lake.Kept.People.WriteAsync([User(1)], Stop);
        Assert.Equal(3, lake.Services.Openings);

        await using var reader = new KeptLake();
        await TestLake.PutAsync(reader.Memories["kept"], "people.csv", "id,name,email\n1,kept,\n");
        await reader.Kept.People.CountAsync(Stop);
        Assert.Equal(1, reader.Services.Openings);
    }

    [Fact]
    public async Task A_context_in_memory_keeps_replicas_too()
    {
        await using LakeContext context = LakeContext.InMemory();
        await context.Kept.People.WriteAsync([User(1)], Stop);
        foreach (StoreSlot slot in context.StoreSlots.Where(slot => KeptLake.Stores.Contains(slot.Definition.Name)))
        {
            IObjectStorage storage = await slot.OpenStorageAsync(Stop);
            Assert.Equal(["people.csv"], await TestLake.KeysAsync(storage));
        }

        await context.ValidateAsync(Stop);
    }

    private static User User(long id) => new() { Id = id, Name = $"n{id}" };

    private static Event Event(long id, int part) => new() { Id = id, Day = new DateOnly(2025, 1, 1 + (part / 2 % 2)), Region = part % 2 == 0 ? "eu" : "us", Note = "x" };

    private static Event[] Events(int count) => [.. Enumerable.Range(0, count).Select(id => Event(id, id % 4))];
}
