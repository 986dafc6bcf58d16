using System.Text;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Routing;

public sealed class DaoTests
{
    private static readonly User One = new() { Id = 1, Name = "a" };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_acts_in_its_own_context()
    {
        await using TestLake here = TestLake.Make(), there = TestLake.Make();
        var dao = new Dao(there.Context);
        Assert.Same(there.Context, dao.Context);
        await here.Bronze.People.WriteAsync([new User { Id = 9, Name = "here" }], Stop);

        await dao.WriteAsync([One], here.Bronze.People, Stop);
        Assert.Equal([One], await dao.ReadAsync(here.Bronze.People, Stop).ToArrayAsync(Stop));
        Assert.Equal([One], await there.Bronze.People.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Equal(9, (await here.Bronze.People.ReadAsync(Stop).SingleAsync(Stop)).Id);

        await dao.CreateAsync([One], here.Bronze.Users.For(new(2025, 1, 7)), Stop);
        await dao.AppendAsync([One], here.Silver.Log, Stop);
        await dao.OverwriteAsync(new[] { One, One with { Id = 2 } }.ToAsyncEnumerable(), here.Silver.Log, Stop);
        Event row = new() { Day = new(2025, 1, 7), Region = "eu", Id = 1 };
        await dao.OverwritePartitionsAsync([row], here.Silver.Events, Stop);
        Assert.Equal(["users/2025-01-07/users.csv"], await dao.ListAsync(here.Bronze.Users, Stop).Select(entry => entry.Key).ToArrayAsync(Stop));
        Assert.Equal(2, await dao.CountAsync(here.Silver.Log, Stop));
        Assert.Equal(1, await dao.CountAsync(here.Silver.Log.Where(u => u.Id == 2), Stop));
        Assert.True(await dao.ExistsAsync(here.Silver.Log.Where(u => u.Id == 2), Stop));
        Assert.True(await dao.ExistsAsync(here.Silver.Log, Stop));
        Assert.False(await dao.ExistsAsync(here.Silver.EventsCopy, Stop));
        Assert.Equal(1, (await dao.ExplainAsync(here.Silver.Events.Where(e => e.Region == "eu"), Stop)).Files);
        Assert.Equal(1, (await dao.DeleteAsync(here.Silver.Log.Where(u => u.Id == 2), Stop)).Rows);
        await dao.CopyAsync(here.Silver.Events, here.Silver.EventsCopy, Stop);
        await dao.CopyAsync(here.Bronze.People, here.Bronze.PeopleCopy, Stop);
        await dao.MoveAsync(here.Bronze.PeopleCopy, here.Bronze.PeopleList, Stop);
        await dao.MoveAsync(here.Silver.EventsCopy, here.Silver.EventsList, Stop);
        Assert.Equal(1, await dao.DeleteAsync(here.Silver.Events.For(new(2025, 1, 7), "eu"), Stop));
        Assert.Equal([row], await there.Silver.EventsList.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Equal([One], await there.Silver.Log.ReadAsync(Stop).ToArrayAsync(Stop));
        Assert.Empty(await TestLake.KeysAsync(here.SilverStorage));
        Assert.Single(await TestLake.KeysAsync(here.BronzeStorage));
        Assert.Equal(["people.csv", "people_list.jsonl", "users/2025-01-07/users.csv"], await TestLake.KeysAsync(there.BronzeStorage));
    }

    [Fact]
    public async Task Bytes_are_routed_too()
    {
        await using TestLake here = TestLake.Make(), there = TestLake.Make();
        var dao = new Dao(there.Context);
        await dao.WriteAsync(new MemoryStream([1, 2]), here.Bronze.Note, Stop);
        await dao.CreateAsync(new MemoryStream(Encoding.UTF8.GetBytes("id,name,email\n")), here.Bronze.PeopleCopy, Stop);
        await dao.CopyAsync(here.Bronze.Note, here.Bronze.NoteCopy, Stop);
        await dao.MoveAsync(here.Bronze.Note, here.Bronze.NoteCopy, Stop);
        await there.Bronze.Blobs.WriteAsync("a/b", new MemoryStream([3]), Stop);
        await dao.MoveAsync(here.Bronze.Blobs, here.Silver.Files, Stop);
        await using Stream note = await dao.OpenReadAsync(here.Bronze.NoteCopy, Stop), file = await dao.OpenReadAsync(here.Silver.Files, "a/b", Stop);
        Assert.Equal((1, 3), (note.ReadByte(), file.ReadByte()));
        await dao.CopyAsync(here.Silver.Files, here.Bronze.Blobs, Stop);
        Assert.Equal(["blobs/a/b", "note_copy.txt", "people_copy.csv"], await TestLake.KeysAsync(there.BronzeStorage));
        Assert.Empty(await TestLake.KeysAsync(here.BronzeStorage));
    }

    [Fact]
    public async Task Objects_of_another_catalog_are_refused()
    {
        await using TestContextOf other = TestCatalog.Context(TestCatalog.Catalog(TestCatalog.Store(
            "bronze", TestCatalog.Local("default", _ => "."), TestCatalog.Object("bronze", "people", "people.csv"))));
        await using TestLake lake = TestLake.Make();
        var dao = new Dao(other);
        var error = Assert.Throws<ArgumentException>(() => dao.ReadAsync(lake.Bronze.People, Stop));
        Assert.Equal("'bronze.people' is another object in the context of this Dao: it was taken from another catalog. (Parameter 'source')", error.Message);
        Assert.Throws<KeyNotFoundException>(() => dao.ReadAsync(lake.Silver.Log, Stop));
        Assert.Throws<ArgumentNullException>(() => new Dao(null!));
        Assert.Throws<ArgumentNullException>(() => dao.ReadAsync<User>(null!, Stop));
    }
}
