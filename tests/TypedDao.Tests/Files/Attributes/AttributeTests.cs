using TypedDao.Storage;
using TypedDao.Tests.Catalogs;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Attributes;

/// <summary>Content type, metadata and tags, which the store in memory keeps too.</summary>
public sealed class AttributeTests
{
    private static readonly ObjectAttributes Csv = new()
    {
        ContentType = "text/csv",
        Metadata = new Dictionary<string, string> { ["source"] = "crm" },
        Tags = new Dictionary<string, string> { ["stage"] = "raw" },
        StorageClass = "GLACIER",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task They_are_written_with_the_bytes_and_read_back()
    {
        await using LakeContext lake = LakeContext.InMemory();
        await lake.Bronze.Note.CreateAsync(new MemoryStream([1]), Csv, Stop);
        ObjectAttributes kept = await lake.Bronze.Note.GetAttributesAsync(cancellationToken: Stop);
        Assert.Equal(("text/csv", "crm", "raw", null), (kept.ContentType, kept.Metadata["SOURCE"], kept.Tags["stage"], kept.StorageClass));

        // What is written without attributes has none, whatever was there before.
        await lake.Bronze.Note.WriteAsync(new MemoryStream([2]), Stop);
        kept = await lake.Bronze.Note.GetAttributesAsync(cancellationToken: Stop);
        Assert.Equal((null, 0, 0), (kept.ContentType, kept.Metadata.Count, kept.Tags.Count));

        await lake.Bronze.Note.WriteAsync(new MemoryStream([3]), Csv, Stop);
        await lake.Bronze.Note.CopyToAsync(lake.Bronze.NoteCopy, Stop);
        Assert.Equal("text/csv", (await lake.Bronze.NoteCopy.GetAttributesAsync(cancellationToken: Stop)).ContentType);
    }

    [Fact]
    public async Task Tags_change_while_everything_else_stays()
    {
        await using LakeContext lake = LakeContext.InMemory();
        await lake.Bronze.Note.WriteAsync(new MemoryStream([1, 2, 3]), Csv, Stop);
        StorageEntry before = await lake.Bronze.Note.ListAsync(Stop).SingleAsync(Stop);
        var tags = new Dictionary<string, string> { ["stage"] = "done", ["größe"] = "3 😀" };
        await lake.Bronze.Note.SetTagsAsync(tags, Stop);
        tags.Clear();
        ObjectAttributes kept = await lake.Bronze.Note.GetAttributesAsync(cancellationToken: Stop);
        Assert.Equal(("done", "3 😀", "crm", "text/csv"), (kept.Tags["stage"], kept.Tags["größe"], kept.Metadata["source"], kept.ContentType));
        Assert.Equal(before, await lake.Bronze.Note.ListAsync(Stop).SingleAsync(Stop));
        await lake.Bronze.Note.SetTagsAsync(tags, Stop);
        Assert.Empty((await lake.Bronze.Note.GetAttributesAsync(cancellationToken: Stop)).Tags);
    }

    [Fact]
    public async Task Files_of_a_directory_have_theirs_by_name()
    {
        await using LakeContext lake = LakeContext.InMemory();
        var dao = new Dao(lake);
        await lake.Bronze.Blobs.WriteAsync("a/b", new MemoryStream([1]), Csv, Stop);
        await lake.Bronze.Blobs.CreateAsync("a/c", new MemoryStream([1]), Csv, Stop);
        await lake.Bronze.Blobs.SetTagsAsync("a/b", new Dictionary<string, string>(), Stop);
        await dao.SetTagsAsync(lake.Bronze.Blobs, "a/c", new Dictionary<string, string> { ["by"] = "dao" }, Stop);
        Assert.Empty((await lake.Bronze.Blobs.GetAttributesAsync("a/b", cancellationToken: Stop)).Tags);
        Assert.Equal("dao", (await dao.GetAttributesAsync(lake.Bronze.Blobs, "a/c", cancellationToken: Stop)).Tags["by"]);
        await dao.CreateAsync(new MemoryStream([1]), Csv, lake.Bronze.Note, Stop);
        await dao.WriteAsync(new MemoryStream([1, 2]), Csv, lake.Bronze.Note, Stop);
        await dao.SetTagsAsync(lake.Bronze.Note, new Dictionary<string, string> { ["by"] = "dao" }, Stop);
        Assert.Equal(("dao", "crm"), await dao.GetAttributesAsync(lake.Bronze.Note, cancellationToken: Stop) is var kept ? (kept.Tags["by"], kept.Metadata["source"]) : default);
    }

    [Fact]
    public async Task A_file_under_another_spelling_of_its_key_has_its_own()
    {
        await using VersionedLake lake = new();
        await lake.SilverStorage.PutAsync("pages/007.csv", new byte[1], new PutOptions { Attributes = Csv }, Stop);
        PagesObject.Member page = lake.Silver.Pages.For(7);
        await page.SetTagsAsync(new Dictionary<string, string> { ["page"] = "7" }, Stop);
        Assert.Equal("7", (await page.GetAttributesAsync(cancellationToken: Stop)).Tags["page"]);
        await lake.SilverStorage.PutAsync("pages/07.csv", new byte[1], default, Stop);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await page.GetAttributesAsync(cancellationToken: Stop));
        Assert.Equal(
            "Several files have this key, written with different leading zeros: memory://silver/pages/007.csv, memory://silver/pages/07.csv. " +
            "[operation get attributes, object silver.pages[page=7], at memory://silver/pages/7.csv] Keep one of them.",
            error.Message);
    }

    [Fact]
    public async Task What_is_not_there_has_none()
    {
        await using LakeContext lake = LakeContext.InMemory();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.GetAttributesAsync(cancellationToken: Stop));
        Assert.Equal(
            "'note.bin' does not exist. [operation get attributes, object bronze.note, at memory://bronze/note.bin] Check the address, or write the data first.",
            error.Message);
        Assert.Equal((ErrorKind.NotFound, "bronze"), (error.Kind, error.Store));
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Blobs.SetTagsAsync("a/b", Csv.Tags, Stop));
        Assert.Equal(
            "'blobs/a/b' does not exist. [operation set tags, object bronze.blobs, at memory://bronze/blobs/a/b] Check the address, or write the data first.",
            error.Message);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Silver.Pages.For(7).GetAttributesAsync(cancellationToken: Stop));
        Assert.Equal((ErrorKind.NotFound, "memory://silver/pages/7.csv"), (error.Kind, error.Address));
        await lake.Bronze.Note.WriteTextAsync("x", Stop);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.GetAttributesAsync("v1", Stop));
        Assert.Equal(
            "Store 'bronze' of type 'memory' keeps no versions (environment '(in memory)'). [operation get attributes, object bronze.note, " +
            "at memory://bronze/note.bin] Use an environment that puts the store on a type that does, such as 's3'.",
            error.Message);
    }

    [Theory]
    [InlineData("get attributes")]
    [InlineData("set tags")]
    [InlineData("write")]
    [InlineData("create")]
    public async Task They_are_refused_where_the_store_keeps_none(string operation)
    {
        await using TestLake lake = TestLake.Make("local");
        var error = await Assert.ThrowsAsync<TypedDaoException>(() => operation switch
        {
            "get attributes" => lake.Bronze.Note.GetAttributesAsync(cancellationToken: Stop).AsTask(),
            "set tags" => lake.Bronze.Note.SetTagsAsync(Csv.Tags, Stop).AsTask(),
            "write" => lake.Bronze.Note.WriteAsync(new MemoryStream([1]), Csv, Stop).AsTask(),
            _ => lake.Bronze.Note.CreateAsync(new MemoryStream([1]), Csv, Stop).AsTask(),
        });
        Assert.Equal((ErrorKind.NotSupported, "bronze"), (error.Kind, error.Store));
        Assert.Equal(
            "Store 'bronze' of type 'injected' keeps no content type, metadata or tags (environment 'injected'). " +
            $"[operation {operation}, object bronze.note, at {lake.BronzeStorage.AddressOf("note.bin")}] " +
            "Use an environment that puts the store on a type that does, such as 's3'.",
            error.Message);
        Assert.Empty(await TestLake.KeysAsync(lake.BronzeStorage));
    }

    [Fact]
    public async Task Nulls_are_refused_and_cancellation_is_heard()
    {
        await using LakeContext lake = LakeContext.InMemory();
        await Assert.ThrowsAsync<ArgumentNullException>("attributes", async () => await lake.Bronze.Note.WriteAsync(new MemoryStream(), null!, Stop));
        await Assert.ThrowsAsync<ArgumentNullException>("attributes", async () => await lake.Bronze.Blobs.CreateAsync("a", new MemoryStream(), null!, Stop));
        await Assert.ThrowsAsync<ArgumentNullException>("tags", async () => await lake.Bronze.Note.SetTagsAsync(null!, Stop));
        await Assert.ThrowsAsync<ArgumentNullException>("name", async () => await lake.Bronze.Blobs.GetAttributesAsync(null!, cancellationToken: Stop));
        await Assert.ThrowsAsync<ArgumentNullException>("name", async () => await lake.Bronze.Blobs.SetTagsAsync(null!, Csv.Tags, Stop));
        await lake.Bronze.Note.WriteTextAsync("x", Stop);
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await lake.Bronze.Note.GetAttributesAsync(cancellationToken: cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await lake.Bronze.Note.SetTagsAsync(Csv.Tags, cancelled));
    }
}
