using System.Text;
using TypedDao.Tests.Support;

namespace TypedDao.Tests.Files.Bytes;

public sealed class ByteTests
{
    public static TheoryData<string> Kinds => TestLake.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Bytes_go_in_and_come_out_as_they_are(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        byte[] bytes = new byte[1_000_003];
        Seeded.Random().NextBytes(bytes);
        Assert.Equal(new WriteResult(0, bytes.Length, 1), await lake.Bronze.Note.CreateAsync(new MemoryStream(bytes)));
        await using (Stream stream = await lake.Bronze.Note.OpenReadAsync())
        {
            var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            Assert.Equal(bytes, copy.ToArray());
        }

        await lake.Bronze.Note.WriteAsync(Stream.Null);
        Assert.Equal("", await lake.Bronze.Note.ReadTextAsync());
        await lake.Bronze.Note.WriteTextAsync("Grüße 😀");
        Assert.Equal("Grüße 😀", await lake.Bronze.Note.ReadTextAsync());
        Assert.True(await lake.Bronze.Note.ExistsAsync());
        Assert.Equal(1, await lake.Bronze.Note.DeleteAsync());
        Assert.Equal(0, await lake.Bronze.Note.DeleteAsync());
        Assert.False(await lake.Bronze.Note.ExistsAsync());
    }

    [Fact]
    public async Task The_bytes_of_a_file_with_rows_are_not_decoded()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Bronze.Packed.WriteAsync([new User { Id = 1, Name = "a" }]);
        await using Stream stream = await lake.Bronze.Packed.OpenReadAsync();
        Assert.Equal(0x1f, stream.ReadByte());
        Assert.Equal(0x8b, stream.ReadByte());
    }

    [Fact]
    public async Task What_exists_is_not_created_and_what_does_not_is_not_read()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.OpenReadAsync());
        Assert.Equal(
            (ErrorKind.NotFound, "read", "bronze.note", "memory://bronze/note.bin", "Check the address, or write the data first."),
            (error.Kind, error.Operation, error.Object, error.Address, error.Cure));
        await lake.Bronze.Note.WriteTextAsync("first");
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Note.CreateAsync(new MemoryStream([1])));
        Assert.Equal(
            "The file exists and stays as it is. [operation create, object bronze.note, at memory://bronze/note.bin] Use WriteAsync to replace it, or delete it first.",
            error.Message);
        Assert.Equal("first", await lake.Bronze.Note.ReadTextAsync());
    }

    [Fact]
    public async Task A_failing_or_cancelled_content_leaves_what_was_there()
    {
        await using TestLake lake = TestLake.Make("local");
        await lake.Bronze.Note.WriteTextAsync("first");
        await Assert.ThrowsAsync<IOException>(async () => await lake.Bronze.Note.WriteAsync(new FailingStream(500_000)));
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await lake.Bronze.Note.WriteAsync(new FailingStream(500_000, cancellation), cancellation.Token));
        Assert.Equal("first", await lake.Bronze.Note.ReadTextAsync());
        Assert.Equal(["note.bin"], await TestLake.KeysAsync(lake.BronzeStorage));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Files_of_a_directory_have_names(string kind)
    {
        await using TestLake lake = TestLake.Make(kind);
        await lake.Bronze.Blobs.WriteTextAsync("b/_hidden.txt", "2");
        await lake.Bronze.Blobs.CreateAsync("a.txt", new MemoryStream(Encoding.UTF8.GetBytes("1")));
        await lake.Bronze.Blobs.WriteTextAsync(".x", "3");
        Assert.Equal("2", await lake.Bronze.Blobs.ReadTextAsync("b/_hidden.txt"));
        Assert.Equal(["blobs/.x", "blobs/a.txt", "blobs/b/_hidden.txt"], await lake.Bronze.Blobs.ListAsync().Select(entry => entry.Key).ToArrayAsync());
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Blobs.CreateAsync("a.txt", Stream.Null));
        Assert.Equal((ErrorKind.AlreadyExists, lake.BronzeStorage.AddressOf("blobs/a.txt")), (error.Kind, error.Address));
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Blobs.OpenReadAsync("none"));
        Assert.Equal((ErrorKind.NotFound, lake.BronzeStorage.AddressOf("blobs/none")), (error.Kind, error.Address));
    }

    [Theory]
    [InlineData("../note.bin", "it has a segment '.' or '..'")]
    [InlineData("a/../../note.bin", "it has a segment '.' or '..'")]
    [InlineData("/etc/passwd", "it has an empty segment")]
    [InlineData("a//b", "it has an empty segment")]
    [InlineData("a/", "it has an empty segment")]
    [InlineData("", "it is empty")]
    [InlineData("a\nb", "it contains the control character U+000A")]
    public async Task A_name_never_leads_out_of_its_directory(string name, string reason)
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await lake.Bronze.Blobs.WriteTextAsync(name, "x"));
        Assert.Equal(
            $"'{name}' cannot be the name of a file: {reason}. [operation write, object bronze.blobs, at memory://bronze/blobs] " +
            "Give a path below the directory, such as 'a.bin' or 'folder/a.bin'.",
            error.Message);
        Assert.Empty(await TestLake.KeysAsync(lake.BronzeStorage));
    }

    [Fact]
    public async Task Names_are_below_the_member_or_partition()
    {
        await using TestLake lake = TestLake.Make();
        await lake.Bronze.Logs.For("eu").WriteTextAsync("a.jsonl", "{\"id\":1}");
        Assert.Equal(["logs/eu/a.jsonl"], await TestLake.KeysAsync(lake.BronzeStorage));
        await lake.Silver.Events.For(new(2025, 1, 7), "a:b").WriteTextAsync("x.csv", "id,note\n1,\n");
        await lake.Silver.Events.WriteTextAsync("day=2025-01-07/region=c/y.csv", "id,note\n2,\n");
        Assert.Equal(
            ["events/day=2025-01-07/region=a%3Ab/x.csv", "events/day=2025-01-07/region=c/y.csv"],
            await TestLake.KeysAsync(lake.SilverStorage));
        Assert.Equal(2, await lake.Silver.Events.ReadAsync().CountAsync());
        var family = new ByteDirectory(lake.Bronze.Logs.Target);
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await family.WriteTextAsync("a", "x"));
        Assert.StartsWith("The object is a family, and it is not said which member: 'region' is open.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_is_no_file_and_a_file_no_directory()
    {
        await using TestLake lake = TestLake.Make();
        var error = await Assert.ThrowsAsync<TypedDaoException>(async () => await new ByteFile(lake.Bronze.Blobs.Target).OpenReadAsync());
        Assert.StartsWith("The object is a directory, and no file of it is named.", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await new ByteDirectory(lake.Bronze.Note.Target).OpenReadAsync("x"));
        Assert.StartsWith("The object is one file, which has no files by name.", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<TypedDaoException>(async () => await new RowDirectory<User, UserShape>(lake.Bronze.People.Target).AppendAsync([]));
        Assert.StartsWith("The object is one file, to which nothing can be added.", error.Message, StringComparison.Ordinal);
    }

    private sealed class FailingStream(int length, CancellationTokenSource? cancels = null) : MemoryStream(new byte[length])
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position < Length)
            {
                return await base.ReadAsync(buffer, cancellationToken);
            }

            if (cancels is null)
            {
                throw new IOException("the content broke off");
            }

            await cancels.CancelAsync();
            return 0;
        }
    }
}
