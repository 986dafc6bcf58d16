using TypedDao.Cli.Commands;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;

namespace TypedDao.Cli.Tests.Parquet;

/// <summary>What is asked of storage: rows 0 to 6143 of two columns of 4 bytes and one of text, in three row groups.</summary>
public sealed class ParquetRangeTests
{
    private const int OfGroup = 2048 * sizeof(int);

    [Fact]
    public async Task A_schema_asks_for_the_footer_alone()
    {
        CountingFile file = await CatAsync(null, null, 0);

        (long offset, _) = Assert.Single(file.Requests);
        Assert.InRange(file.Length - offset, 1, 4 << 10);
    }

    [Fact]
    public async Task Of_a_column_its_bytes_alone_are_asked_for()
    {
        CountingFile file = await CatAsync(["id"], null, long.MaxValue);

        Assert.Equal(4, file.Requests.Count);
        Assert.All(file.Requests.Skip(1), request => Assert.InRange(request.Length!.Value, 1, OfGroup + 200));
    }

    [Fact]
    public async Task A_filter_adds_its_columns_and_reads_no_row_for_their_types()
    {
        CountingFile file = await CatAsync(["text"], "noise = 3770736848", long.MaxValue);

        Assert.Equal(1, file.Rows);
        Assert.InRange(file.Requests.Skip(1).Sum(request => request.Length!.Value), 3 * OfGroup, (3 * OfGroup) + 3000);
    }

    [Theory]
    [InlineData("id = 2500", 1, 1)]
    [InlineData("id < 2", 2, 1)]
    [InlineData("id between 2047 and 2048", 2, 2)]
    [InlineData("id > 4095 and id < 5000", 904, 1)]
    [InlineData("id < 0", 0, 0)]
    [InlineData("id != id", 0, 3)]
    public async Task Row_groups_that_cannot_match_are_not_asked_for(string where, long rows, int groups)
    {
        CountingFile file = await CatAsync(["id"], where, long.MaxValue);

        Assert.Equal(rows, file.Rows);
        Assert.Equal(1 + groups, file.Requests.Count);
    }

    [Theory]
    [InlineData(2047, 1)]
    [InlineData(2048, 1)]
    [InlineData(2049, 2)]
    public async Task No_row_group_is_asked_for_behind_the_limit(long limit, int groups)
    {
        CountingFile file = await CatAsync(["id"], null, limit);

        Assert.Equal(limit, file.Rows);
        Assert.Equal(1 + groups, file.Requests.Count);
    }

    private static async Task<CountingFile> CatAsync(string[]? columns, string? where, long limit)
    {
        var file = new CountingFile(ParquetData.Groups);
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var console = new ToolConsole(output, error);

        await FileRows.CatAsync(file, null, new CatRequest(columns, where, limit, OutputForm.Ndjson), console, TestContext.Current.CancellationToken);

        Assert.Equal(string.Empty, error.ToString());
        file.Rows = output.ToArray().Count(value => value == '\n');
        return file;
    }

    /// <summary>A file that counts what is asked of it.</summary>
    private sealed class CountingFile(string path) : DataFile
    {
        private readonly LocalFile _file = new(path);

        public override string Path => _file.Path;

        public override string Name => _file.Name;

        public override long Length => _file.Length;

        public List<(long Offset, long? Length)> Requests { get; } = [];

        /// <summary>How many rows were printed.</summary>
        public long Rows { get; set; }

        protected override char Separator => '/';

        public override ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
        {
            lock (Requests)
            {
                Requests.Add((offset, length));
            }

            return _file.OpenAsync(offset, length, cancellationToken);
        }
    }
}
