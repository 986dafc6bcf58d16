using TypedDao.EndToEnd.Data.Sizes;
using TypedDao.EndToEnd.Support;
using TypedDao.Storage;

namespace TypedDao.EndToEnd;

/// <summary>Directories whose files have about one size: <c>target_file_bytes</c>.</summary>
public sealed class FileSizeTests
{
    private const int Rows = 30_000;

    public static MatrixTheoryData<string, string> Cases => new(["memory", "local"], ["table", "lines", "packed", "columns", "groups"]);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Rows_go_on_in_another_file_when_one_is_long_enough(string kind, string format)
    {
        await using Proof proof = Proof.Make(kind);
        await CheckAsync(proof.Context.Sizes, format, static directory => directory switch
        {
            SizedObject table => table.AppendAsync(Make(Rows)),
            LinesObject lines => lines.AppendAsync(Make(Rows)),
            PackedObject packed => packed.AppendAsync(Make(Rows)),
            ColumnsObject columns => columns.AppendAsync(Make(Rows)),
            _ => ((GroupsObject)directory).AppendAsync(Make(Rows)),
        });
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_same_rows_give_the_same_files(string kind, string format)
    {
        await using Proof proof = Proof.Make(kind);
        StorageEntry[] files = await CheckAsync(proof.Context.Sizes, format, Overwrite);

        Assert.Equal(files, await CheckAsync(proof.Context.Sizes, format, Overwrite));
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task Each_folder_has_files_of_its_own(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        SplitObject parts = proof.Context.Sizes.Split;
        Sized[] rows = [.. Make(3000).Select(row => row with { Place = $"p{row.Id % 3}" })];

        WriteResult result = await parts.AppendAsync(rows);

        foreach (SplitObject.Partition part in await parts.PartitionsAsync().ToArrayAsync())
        {
            StorageEntry[] files = await part.ListAsync().ToArrayAsync();
            Assert.Equal(Enumerable.Range(0, files.Length).Select(i => $"{i:D5}.csv"), files.Select(file => file.Key[^9..]));
            Assert.All(files[..^1], file => Assert.InRange(file.Length, 1000, 1200));
            Assert.Equal(rows.Where(row => row.Place == part.Place), await part.ReadAsync().ToArrayAsync());
        }

        Assert.Equal((3000, (await parts.ListAsync().ToArrayAsync()).Length), (result.Rows, result.Files));
    }

    [Fact]
    public async Task More_folders_than_may_be_open_keep_the_order_of_their_rows()
    {
        await using Proof proof = Proof.Make("memory");
        SplitObject parts = proof.Context.Sizes.Split;
        var random = new Random(5);
        Sized[] rows = [.. Make(20_000).Select(row => row with { Place = $"p{random.Next(random.Next(2) == 0 ? 3 : 100)}" })];

        await parts.OverwriteAsync(rows);

        Assert.Equal(100, (await parts.PartitionsAsync().ToArrayAsync()).Length);
        foreach (SplitObject.Partition part in await parts.PartitionsAsync().ToArrayAsync())
        {
            Assert.Equal(rows.Where(row => row.Place == part.Place), await part.ReadAsync().ToArrayAsync());
        }
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task Rows_that_end_with_a_file_begin_no_other(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        SplitObject.Partition part = proof.Context.Sizes.Split.For("x");
        Sized row = new() { Id = 1, Place = "x", Text = new string('a', 2000), Value = 0 };

        Assert.Equal((1, 1), await FilesAsync(part.AppendAsync([row])));
        Assert.Equal((3, 3), await FilesAsync(part.OverwriteAsync([row, row, row])));
        Assert.Equal((0, 0), await FilesAsync(part.OverwriteAsync([])));
    }

    [Theory]
    [MemberData(nameof(Proof.Kinds), MemberType = typeof(Proof))]
    public async Task A_write_that_fails_in_a_later_file_leaves_what_was_there(string kind)
    {
        await using Proof proof = Proof.Make(kind);
        SplitObject parts = proof.Context.Sizes.Split;
        await parts.AppendAsync(Make(10).Select(row => row with { Place = "old" }));
        StorageEntry[] before = await parts.ListAsync().ToArrayAsync();
        var broken = new InvalidOperationException("The source broke.");

        Assert.Same(broken, await Assert.ThrowsAsync<InvalidOperationException>(async () => await parts.AppendAsync(Breaking(broken))));
        Assert.Same(broken, await Assert.ThrowsAsync<InvalidOperationException>(async () => await parts.OverwriteAsync(Breaking(broken))));

        Assert.Equal(before, await parts.ListAsync().ToArrayAsync());
    }

    [Fact]
    public async Task Without_the_key_a_folder_has_one_file()
    {
        await using Proof proof = Proof.Make("memory");

        Assert.Equal((Rows, 1), await FilesAsync(proof.Context.Sizes.Whole.AppendAsync(Make(Rows))));
    }

    private static ValueTask<WriteResult> Overwrite(object directory) => directory switch
    {
        SizedObject table => table.OverwriteAsync(Make(Rows)),
        LinesObject lines => lines.OverwriteAsync(Make(Rows)),
        PackedObject packed => packed.OverwriteAsync(Make(Rows)),
        ColumnsObject columns => columns.OverwriteAsync(Make(Rows)),
        _ => ((GroupsObject)directory).OverwriteAsync(Make(Rows)),
    };

    private static async Task<StorageEntry[]> CheckAsync(SizesStore sizes, string format, Func<object, ValueTask<WriteResult>> write)
    {
        (object directory, IReadable<Sized> rows, IListable list, double least, double most) = format switch
        {
            "table" => (sizes.Sized, sizes.Sized, sizes.Sized, 0.9 * 100_000, 1.1 * 100_000),
            "lines" => (sizes.Lines, sizes.Lines, sizes.Lines, 0.9 * 100_000, 1.1 * 100_000),
            "packed" => (sizes.Packed, sizes.Packed, sizes.Packed, 0.6 * 100_000, 1.6 * 100_000),
            "columns" => (sizes.Columns, sizes.Columns, sizes.Columns, 0.7 * 100_000, 1.3 * 100_000),
            _ => ((object)sizes.Groups, (IReadable<Sized>)sizes.Groups, (IListable)sizes.Groups, 0.9 * 100_000, 1.1 * 100_000),
        };

        WriteResult result = await write(directory);

        StorageEntry[] files = await list.ListAsync().ToArrayAsync();
        Assert.True(files.Length > 3, $"{files.Length} files");
        Assert.Equal((Rows, files.Length, files.Sum(file => file.Length)), (result.Rows, result.Files, result.Bytes));
        Assert.All(files[..^1], file => Assert.InRange(file.Length, least, most));
        Assert.Equal(Make(Rows), await rows.ReadAsync().ToArrayAsync());
        return files;
    }

    private static async Task<(long Rows, int Files)> FilesAsync(ValueTask<WriteResult> write)
    {
        WriteResult result = await write;
        return (result.Rows, result.Files);
    }

    private static IEnumerable<Sized> Make(int count)
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, count).Select(i => new Sized
        {
            Id = i,
            Place = random.Next(9) == 0 ? null : $"place {random.Next(20)}",
            Text = $"{random.Next():x} {random.Next(100)} and some words that are there again",
            Value = random.Next(100_000) / 100.0,
        })];
    }

    private static async IAsyncEnumerable<Sized> Breaking(Exception error)
    {
        foreach (Sized row in Make(500))
        {
            await Task.Yield();
            yield return row with { Place = "new" };
        }

        throw error;
    }
}
