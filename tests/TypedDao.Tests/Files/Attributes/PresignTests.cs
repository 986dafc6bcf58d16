using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Attributes;

/// <summary>URLs that let others read and write files.</summary>
public sealed class PresignTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_url_allows_what_was_asked_for()
    {
        await using VersionedLake lake = new();
        var dao = new Dao(lake.Context);
        Assert.Equal("https://bucket/note.bin?get=3600&version=", (await lake.Bronze.Note.PresignReadAsync(Hour, Stop)).ToString());
        Assert.Equal("https://bucket/note.bin?put=3600&version=", (await lake.Bronze.Note.PresignWriteAsync(Hour, Stop)).ToString());
        Assert.Equal(
            "https://bucket/note.bin?get=3600&version=v1", (await lake.Bronze.Note.PresignReadAsync(new PresignOptions(Hour) { VersionId = "v1" }, Stop)).ToString());
        Assert.Equal("https://bucket/blobs/a/b?get=3600&version=", (await lake.Bronze.Blobs.PresignReadAsync("a/b", Hour, Stop)).ToString());
        Assert.Equal("https://bucket/blobs/a/b?put=3600&version=", (await lake.Bronze.Blobs.PresignWriteAsync("a/b", Hour, Stop)).ToString());
        Assert.Equal("https://bucket/note.bin?get=3600&version=", (await dao.PresignReadAsync(lake.Bronze.Note, new PresignOptions(Hour), Stop)).ToString());
        Assert.Equal("https://bucket/note.bin?put=3600&version=", (await dao.PresignWriteAsync(lake.Bronze.Note, new PresignOptions(Hour), Stop)).ToString());
        Assert.Equal("https://bucket/blobs/c?get=3600&version=", (await dao.PresignReadAsync(lake.Bronze.Blobs, "c", new PresignOptions(Hour), Stop)).ToString());
        Assert.Equal("https://bucket/blobs/c?put=3600&version=", (await dao.PresignWriteAsync(lake.Bronze.Blobs, "c", new PresignOptions(Hour), Stop)).ToString());
        Assert.Equal("https://bucket/users/2025-01-07/users.csv?get=3600&version=", (await lake.Bronze.Users.For(new(2025, 1, 7)).PresignReadAsync(Hour, Stop)).ToString());
    }

    [Fact]
    public async Task A_file_that_is_there_keeps_the_spelling_of_its_key()
    {
        await using VersionedLake lake = new();
        Assert.Equal("https://bucket/pages/7.csv?put=3600&version=", (await lake.Silver.Pages.For(7).PresignWriteAsync(Hour, Stop)).ToString());
        await lake.SilverStorage.PutAsync("pages/007.csv", new byte[1], default, Stop);
        Assert.Equal("https://bucket/pages/007.csv?put=3600&version=", (await lake.Silver.Pages.For(7).PresignWriteAsync(Hour, Stop)).ToString());
        Assert.Equal("https://bucket/pages/007.csv?get=3600&version=", (await lake.Silver.Pages.For(7).PresignReadAsync(Hour, Stop)).ToString());
    }

    [Fact]
    public async Task What_a_url_cannot_allow_is_refused()
    {
        await using VersionedLake lake = new();
        var wrong = await Assert.ThrowsAsync<ArgumentException>(
            async () => await lake.Bronze.Note.PresignReadAsync(new PresignOptions(Hour) { IsWrite = true }, Stop));
        Assert.Equal("The options are those of a write, which PresignWriteAsync takes. (Parameter 'options')", wrong.Message);
        foreach (PresignOptions options in (PresignOptions[])[new(Hour) { VersionId = "v1" }, new(Hour) { FileName = "a.csv" }])
        {
            wrong = await Assert.ThrowsAsync<ArgumentException>(async () => await lake.Bronze.Blobs.PresignWriteAsync("a", options, Stop));
            Assert.Equal("VersionId and FileName concern reads alone. (Parameter 'options')", wrong.Message);
        }

        wrong = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await lake.Bronze.Note.PresignReadAsync(TimeSpan.Zero, Stop));
        Assert.StartsWith("A URL is valid for more than no time. (Parameter 'options')", wrong.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentNullException>("name", async () => await lake.Bronze.Blobs.PresignReadAsync(null!, Hour, Stop));
        await Assert.ThrowsAsync<ArgumentNullException>("options", async () => await lake.Bronze.Note.PresignReadAsync(null!, Stop));
    }

    [Fact]
    public async Task Errors_of_the_store_say_on_which_file()
    {
        await using VersionedLake lake = new();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Blobs.PresignReadAsync("a/b", TimeSpan.FromDays(8), Stop));
        Assert.Equal(
            "URLs are valid for 7 days at most. [operation presign read, object bronze.blobs, at memory://bronze/blobs/a/b] Use an environment, an interface or a format that can.",
            error.Message);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Blobs.PresignWriteAsync("../b", Hour, Stop));
        Assert.StartsWith("'../b' cannot be the name of a file: it has a segment '.' or '..'. [operation presign write,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task None_is_made_where_the_store_makes_none()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.PresignWriteAsync(Hour, Stop));
        Assert.Equal((ErrorKind.NotSupported, "bronze"), (error.Kind, error.Store));
        Assert.Equal(
            "Store 'bronze' of type 'injected' makes no presigned URLs (environment 'injected'). [operation presign write, object bronze.note, at memory://bronze/note.bin] " +
            "Use an environment that puts the store on a type that does, such as 's3'.",
            error.Message);
    }
}
