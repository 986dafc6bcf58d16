using TypedDao.EndToEnd.Data.TwoWays;
using TypedDao.EndToEnd.Support;

namespace TypedDao.EndToEnd;

/// <summary>One object through two interfaces of its store, of which the second is declared by another assembly.</summary>
public sealed class InterfaceTests
{
    private static readonly Guest One = new() { Id = 1, Name = "a" }, Two = new() { Id = 2, Name = "b" }, Three = new() { Id = 3, Name = "c" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task Both_interfaces_read_the_same(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        TwoWaysStore store = proof.Context.TwoWays;
        await store.Guests.WriteAsync([One, Two, Three], Stop);
        await store.Visits.AppendAsync([One, Two], Stop);
        await store.Visits.AppendAsync([Three], Stop);
        Assert.Equal([One, Two, Three], await store.Guests.Via.Plain.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Equal([One, Two, Three], await store.Visits.Via.Plain.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Equal([Two], await store.Visits.Via.Plain.Where(g => g.Id == 2).ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Equal(3, await store.Visits.Via.Plain.CountAsync(Stop));
        Assert.True(await store.Guests.Via.Plain.ExistsAsync(Stop));
        Assert.False(await store.PlainGuests.ExistsAsync(Stop));
        Assert.Equal("read two_ways.visits\n  by row  id = 2\n  files   unknown\n  bytes   unknown", (await store.Visits.Via.Plain.Where(g => g.Id == 2).ExplainAsync(Stop)).ToString());
        Assert.Equal(2, (await store.Visits.Where(g => g.Id == 2).ExplainAsync(Stop)).Files);
    }

    [Fact]
    public async Task A_choice_does_not_leak()
    {
        await using Proof proof = Proof.Make("memory");
        GuestsObject guests = proof.Context.TwoWays.Guests;
        await guests.WriteTextAsync("id,name\n1,a\nbad\n2,b\n", Stop);

        // The plain interface knows no policy for bad rows, by which the calls are told apart.
        await using IAsyncEnumerator<Guest> plain = guests.Via.Plain.ReadAsync(Stop).GetAsyncEnumerator(Stop);
        await using IAsyncEnumerator<Guest> own = guests.ReadAsync(Stop).GetAsyncEnumerator(Stop);
        Assert.True(await own.MoveNextAsync());
        await Assert.ThrowsAsync<BadRowException>(async () =>
        {
            while (await plain.MoveNextAsync())
            {
            }
        });
        Assert.True(await own.MoveNextAsync());
        Assert.Equal(Two, own.Current);
        Assert.Null(guests.Target.Via);
        Assert.Equal("plain", guests.Via.Plain.Where(g => g.Id == 1).Target.Via);
        Assert.Equal([One, Two], await guests.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Equal(2, await guests.Where(g => g.Id > 0).CountAsync(Stop));
        await Assert.ThrowsAsync<BadRowException>(async () => await new Dao(proof.Context).CountAsync(guests.Via.Plain, Stop));
        Assert.Equal(2, await new Dao(proof.Context).CountAsync(guests, Stop));
    }

    [Fact]
    public async Task Capabilities_follow_the_interface()
    {
        await using Proof proof = Proof.Make("memory");
        TwoWaysStore store = proof.Context.TwoWays;
        foreach (IDataObject plain in (IDataObject[])[store.Guests.Via.Plain, store.Visits.Via.Plain, store.PlainGuests])
        {
            Assert.True(plain is IReadable<Guest> and IExisting and IFilterable<Guest, GuestColumns>);
            Assert.False(plain is IWritable<Guest> or ICreatable<Guest> or IAppendable<Guest> or IOverwritable<Guest> or IMovable<Guest>
                or IRowDeletable<Guest, GuestColumns> or IListable or IDeletable or IByteReadable or INamedByteReadable);
        }

        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await store.Days.For(new(2025, 1, 7)).CountAsync(Stop));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await store.Days.Via.Plain.For(new(2025, 1, 7)).CountAsync(Stop));
        Assert.Equal(
            "PlainFileInterface reads objects without placeholders and partitions. [operation read, object two_ways.days[day=2025-01-07]] Use the object's own interface.",
            error.Message);
    }
}
