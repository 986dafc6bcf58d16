using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Attributes;

/// <summary>The versions of the files of an object, and of no others.</summary>
public sealed class VersionTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_has_the_versions_of_its_key_alone()
    {
        await using VersionedLake lake = new();
        await lake.Bronze.Note.WriteTextAsync("1", Stop);
        foreach (string other in (string[])["note.bin.bak", "note.bin/x", "note.bi", "note.bin2"])
        {
            await UploadAsync(lake.BronzeStorage, other);
        }

        await lake.Bronze.Note.WriteTextAsync("22", Stop);
        await lake.Bronze.Note.DeleteAsync(Stop);
        StorageVersion[] versions = await lake.Bronze.Note.ListVersionsAsync(Stop).ToArrayAsync(Stop);
        Assert.Equal([("note.bin", 0L, true), ("note.bin", 2L, false), ("note.bin", 1L, false)], versions.Select(v => (v.Entry.Key, v.Entry.Length, v.IsDeletion)));
        Assert.Equal(versions, await new Dao(lake.Context).ListVersionsAsync(lake.Bronze.Note, Stop).ToArrayAsync(Stop));
        Assert.Empty(await lake.Bronze.NoteCopy.ListVersionsAsync(Stop).ToArrayAsync(Stop));
    }

    [Fact]
    public async Task Directories_members_and_selections_have_those_of_their_files()
    {
        await using VersionedLake lake = new();
        foreach (string key in (string[])
        [
            "users/2025-01-07/users.csv", "users/2025-01-08/users.csv", "users/2025-01-08/other.csv", "users/2025-01-09/users.csv", "blobs/a", "blobs/b/c", "blobsy",
        ])
        {
            await UploadAsync(lake.BronzeStorage, key);
        }

        foreach (string key in (string[])["events/day=2025-01-07/region=eu/x.csv", "events/day=2025-01-08/region=eu/x.csv", "events/stray.csv"])
        {
            await UploadAsync(lake.SilverStorage, key);
        }

        Assert.Equal(["blobs/a", "blobs/b/c"], await KeysAsync(lake.Bronze.Blobs));
        Assert.Equal(["users/2025-01-07/users.csv", "users/2025-01-08/users.csv", "users/2025-01-09/users.csv"], await KeysAsync(lake.Bronze.Users));
        Assert.Equal(["users/2025-01-08/users.csv"], await KeysAsync(lake.Bronze.Users.For(new(2025, 1, 8))));
        Assert.Equal(["users/2025-01-08/users.csv", "users/2025-01-09/users.csv"], await KeysAsync(lake.Bronze.Users.Between(new(2025, 1, 8), new(2025, 1, 9))));

        // A file outside the partition folders fails a listing of what is there now, but it may have been removed long ago.
        Assert.Equal(["events/day=2025-01-07/region=eu/x.csv", "events/day=2025-01-08/region=eu/x.csv"], await KeysAsync(lake.Silver.Events));
        Assert.Equal(["events/day=2025-01-08/region=eu/x.csv"], await KeysAsync(lake.Silver.Events.For(new(2025, 1, 8), "eu")));
        Assert.Equal(["events/day=2025-01-07/region=eu/x.csv"], await KeysAsync(lake.Silver.Events.In(day: [new(2025, 1, 7)])));
    }

    [Fact]
    public async Task A_page_has_those_of_every_spelling()
    {
        await using VersionedLake lake = new();
        await UploadAsync(lake.SilverStorage, "pages/7.csv");
        await UploadAsync(lake.SilverStorage, "pages/007.csv");
        await UploadAsync(lake.SilverStorage, "pages/77.csv");
        Assert.Equal(["pages/007.csv", "pages/7.csv"], (await KeysAsync(lake.Silver.Pages.For(7))).Order());
    }

    [Fact]
    public async Task They_are_refused_where_the_store_keeps_none()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Events.ListVersionsAsync(Stop).CountAsync(Stop));
        Assert.Equal((ErrorKind.NotSupported, "silver"), (error.Kind, error.Store));
        Assert.Equal(
            "Store 'silver' of type 'injected' keeps no versions (environment 'injected'). [operation list versions, object silver.events, at memory://silver/events] " +
            "Use an environment that puts the store on a type that does, such as 's3'.",
            error.Message);
        Assert.Throws<ArgumentNullException>(() => ((IVersioned)null!).ListVersionsAsync(Stop));
    }

    [Fact]
    public async Task A_listing_is_cancelled()
    {
        await using VersionedLake lake = new();
        await UploadAsync(lake.BronzeStorage, "note.bin");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await lake.Bronze.Note.ListVersionsAsync(new CancellationToken(canceled: true)).CountAsync(Stop));
    }

    private static async Task<string[]> KeysAsync(IVersioned target)
        => await target.ListVersionsAsync(Stop).Select(version => version.Entry.Key).ToArrayAsync(Stop);

    private static async Task UploadAsync(KeptVersions storage, string key)
    {
        await using StorageUpload upload = await storage.OpenUploadAsync(key, default, Stop);
        await upload.CompleteAsync(null, Stop);
    }
}
