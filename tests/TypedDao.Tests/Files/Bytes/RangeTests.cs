using System.Text;
using TypedDao.Storage;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Bytes;

/// <summary>Ranges and versions of the bytes of files.</summary>
public sealed class RangeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_range_is_counted_in_bytes(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Bronze.Note.WriteTextAsync("Grüße 😀", Stop);
        await lake.Bronze.Blobs.WriteTextAsync("a/b", "0123456789", Stop);
        Assert.Equal("Gr", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { Length = 2 }, Stop)));
        Assert.Equal("ü", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { Offset = 2, Length = 2 }, Stop)));
        Assert.Equal("😀", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { Offset = -4 }, Stop)));
        Assert.Equal("Grüße 😀", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { Offset = -1000 }, Stop)));
        Assert.Equal("", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { Offset = 1000 }, Stop)));
        Assert.Equal("89", await TextAsync(await lake.Bronze.Blobs.OpenReadAsync("a/b", new GetOptions { Offset = -2 }, Stop)));
        var dao = new Dao(lake.Context);
        Assert.Equal("34", await TextAsync(await dao.OpenReadAsync(lake.Bronze.Blobs, "a/b", new GetOptions { Offset = 3, Length = 2 }, Stop)));
        Assert.Equal("Gr", await TextAsync(await dao.OpenReadAsync(lake.Bronze.Note, new GetOptions { Length = 2 }, Stop)));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await lake.Bronze.Note.OpenReadAsync(new GetOptions { Length = -1 }, Stop));
    }

    [Fact]
    public async Task A_read_of_a_known_state_fails_once_there_is_another()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Bronze.Note.WriteTextAsync("first", Stop);
        StorageEntry first = await lake.Bronze.Note.ListAsync(Stop).SingleAsync(Stop);
        Assert.Equal("first", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { IfMatch = first.ETag }, Stop)));
        await lake.Bronze.Note.WriteTextAsync("second", Stop);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.OpenReadAsync(new GetOptions { IfMatch = first.ETag }, Stop));
        Assert.Equal(
            (ErrorKind.Conflict, "'note.bin' has changed since it was last seen. [operation read, object bronze.note, at memory://bronze/note.bin] " +
                "Read what is there now and try again."),
            (error.Kind, error.Message));
    }

    [Fact]
    public async Task A_range_is_found_under_another_spelling()
    {
        await using TestLake lake = TestLake.Make();
        await TestLake.PutAsync(lake.SilverStorage, "pages/007.csv", "id\n1\n");
        Assert.Equal("1\n", await TextAsync(await ((IByteReadable)lake.Silver.Pages.For(7)).OpenReadAsync(new GetOptions { Offset = 3 }, Stop)));
    }

    [Theory]
    [InlineData("memory", "memory://bronze/note.bin")]
    [InlineData("local", "")]
    public async Task A_version_is_refused_where_the_store_keeps_none(string kind, string address)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Bronze.Note.WriteTextAsync("first", Stop);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.OpenReadAsync(new GetOptions { VersionId = "v1" }, Stop));
        string at = address.Length > 0 ? address : lake.BronzeStorage.AddressOf("note.bin");
        Assert.Equal((ErrorKind.NotSupported, "bronze"), (error.Kind, error.Store));
        Assert.Equal(
            "Store 'bronze' of type 'injected' keeps no versions (environment 'injected'). " +
            $"[operation read, object bronze.note, at {at}] Use an environment that puts the store on a type that does, such as 's3'.",
            error.Message);
    }

    [Fact]
    public async Task An_earlier_version_is_read_with_its_range()
    {
        await using VersionedLake lake = new();
        await lake.Bronze.Note.WriteTextAsync("first", Stop);
        await lake.Bronze.Note.WriteTextAsync("second", Stop);
        await lake.Bronze.Note.DeleteAsync(Stop);
        StorageVersion[] versions = await lake.Bronze.Note.ListVersionsAsync(Stop).ToArrayAsync(Stop);
        Assert.Equal([true, false, false], versions.Select(version => version.IsDeletion));
        Assert.Equal("first", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { VersionId = versions[2].Entry.VersionId }, Stop)));
        Assert.Equal("nd", await TextAsync(await lake.Bronze.Note.OpenReadAsync(new GetOptions { VersionId = versions[1].Entry.VersionId, Offset = -2 }, Stop)));
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.OpenReadAsync(new GetOptions { VersionId = "none" }, Stop));
        Assert.Equal(ErrorKind.NotFound, error.Kind);
    }

    private static async Task<string> TextAsync(Stream stream)
    {
        await using (stream)
        {
            using var reader = new StreamReader(stream, Encoding.UTF8);
            return await reader.ReadToEndAsync(Stop);
        }
    }
}
