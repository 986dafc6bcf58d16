using TypedDao.BuiltIn;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Tests.Filtering;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Writing;

/// <summary>Batches of files are written again without a row type.</summary>
public sealed class ParquetFileWriterTests
{
    private static readonly RowSchema Two = new([new Column("n", ColumnType.Int64), new Column("t", ColumnType.List(ColumnType.String.OrNull()).OrNull())]);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rows_of_any_schema_are_written_again_without_a_difference(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(6000) : random.Next(300)).Select(_ => data.Row(schema))];
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new Parquet.Writing.WriteOptions { RowGroupRows = random.Next(1, 3000) });

        byte[] again = await Rewriting.WriteAsync(new LocalSource(file), random);

        Assert.Equal(await TextsAsync(file), await TextsAsync(again));
        await Rewriting.RequireSameSchemaAsync(new LocalSource(file), again);
        await FilterChecks.CheckAsync(again, schema, random);
    }

    [Fact]
    public async Task The_same_rows_give_the_same_bytes_as_a_write_of_rows()
    {
        byte[] file = await FileAsync(Two, Enumerable.Range(0, 5000).Select(i => new DynamicRow([(long)i, List(i)])));

        Assert.Equal(file, await Rewriting.WriteAsync(null, null, threads: 3, new LocalSource(file)));
    }

    [Fact]
    public async Task Files_of_one_schema_are_joined()
    {
        byte[] first = await FileAsync(Two, [new DynamicRow([1L, List(1)]), new DynamicRow([2L, List(2)])]);
        byte[] second = await FileAsync(Two, [new DynamicRow([3L, List(0)])]);

        byte[] joined = await Rewriting.WriteAsync(null, null, 1, new LocalSource(first), new LocalSource(second), new LocalSource(first));

        string[] twice = await TextsAsync(first);
        Assert.Equal(twice.Concat(await TextsAsync(second)).Concat(twice), await TextsAsync(joined));
        Assert.Single((await FooterAsync(joined)).Metadata.RowGroups);
    }

    [Fact]
    public async Task Columns_that_are_not_asked_for_are_left_out()
    {
        byte[] file = await FileAsync(Two, [new DynamicRow([1L, List(4)]), new DynamicRow([2L, null])]);

        byte[] less = await Rewriting.WriteAsync(null, ["t"], 1, new LocalSource(file));
        byte[] turned = await Rewriting.WriteAsync(null, ["t", "n"], 1, new LocalSource(file));

        Assert.Equal(["""{"t":["x0",null,"x2","x3"]}""", """{"t":null}"""], await TextsAsync(less));
        Assert.Equal(["""{"t":["x0",null,"x2","x3"],"n":1}""", """{"t":null,"n":2}"""], await TextsAsync(turned));
    }

    [Fact]
    public async Task A_file_without_a_row_keeps_its_columns()
    {
        var source = new LocalSource(await FileAsync(Two, []));

        byte[] again = await Rewriting.WriteAsync(null, null, 1, source);

        Assert.Equal(0, (await ParquetFile.OpenAsync(new LocalSource(again), Cancellation)).RowCount);
        await Rewriting.RequireSameSchemaAsync(source, again);
    }

    [Fact]
    public async Task Keys_of_the_format_say_how_it_is_written()
    {
        byte[] file = await FileAsync(Two, Enumerable.Range(0, 100).Select(i => new DynamicRow([(long)((i * 37) % 100), List(i % 3)])));

        byte[] sorted = await Rewriting.WriteAsync(
            new ParquetFormat { SortColumns = ["n desc"], BloomFilterColumns = ["n"], RowGroupRows = 60, Compression = ParquetCompressionChoice.Zstd }, null, 1, new LocalSource(file));

        RowGroup[] groups = (await FooterAsync(sorted)).Metadata.RowGroups;
        Assert.Equal([60, 40], groups.Select(group => group.RowCount));
        Assert.All(groups.SelectMany(group => group.Columns), chunk => Assert.Equal(CompressionCodec.Zstd, chunk.Codec));
        long[] found = [.. (await Json.ReadAsync(new LocalSource(sorted))).Select(row => row.GetProperty("n").GetInt64())];
        Assert.Equal([.. found[..60].OrderDescending(), .. found[60..].OrderDescending()], found);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), found.Order());
    }

    [Fact]
    public async Task Keys_of_the_format_that_name_other_columns_are_refused()
    {
        ParquetFile file = await ParquetFile.OpenAsync(new LocalSource(await FileAsync(Two, [])), Cancellation);

        ConfigurationException error = Assert.Throws<ConfigurationException>(
            () => ParquetFileWriter.Create(Stream.Null, file, new ParquetFormat { SortColumns = ["t", "m"], BloomFilterColumns = ["t"] }));

        Assert.Equal(
            ["bloom_filter_columns names 't', whose type is list<string?>. Remove it.",
             "sort_columns names 't', whose type is list<string?>. Remove it.",
             "sort_columns names 'm', which is no column. The columns are n, t."],
            error.Problems);
    }

    [Theory]
    [InlineData("n", "string", "n", "int64", "The column 'n' is string stored as ByteArray, where that of the file that is written is int64 stored as Int64.")]
    [InlineData("n", "int64?", "n", "int64", "The column 'n' is int64? stored as Int64, where that of the file that is written is int64 stored as Int64.")]
    [InlineData("m", "int64", "n", "int64", "The columns are m, where those of the file that is written are n.")]
    [InlineData("n", "decimal(5,2)", "n", "decimal(5,1)", "The column 'n' is decimal(5,2) stored as Int32, where that of the file that is written is decimal(5,1) stored as Int32.")]
    [InlineData("n", "timestamp", "n", "timestamp_ntz", "The column 'n' is timestamp in microseconds, where that of the file that is written is timestamp_ntz in microseconds.")]
    [InlineData("n", "decimal(20,2)", "n", "uuid", "The column 'n' is decimal(20,2) in 9 bytes, where that of the file that is written is uuid in 16 bytes.")]
    [InlineData("n", "list<int32?>", "n", "list<int32>", "The column 'n.list.element' is int32? stored as Int32, where that of the file that is written is int32 stored as Int32.")]
    [InlineData("n", "list<int32>?", "n", "list<int32>", "The column 'n' is list<int32>? with elements at level 2, where that of the file that is written is list<int32> with elements at level 1.")]
    public async Task Batches_of_another_schema_are_refused(string name, string type, string writtenName, string writtenType, string difference)
    {
        ParquetFile written = await ParquetFile.OpenAsync(new LocalSource(await FileAsync(new RowSchema([new Column(writtenName, Parse(writtenType))]), [])), Cancellation);
        var schema = new RowSchema([new Column(name, Parse(type))]);
        ParquetFile other = await ParquetFile.OpenAsync(new LocalSource(await FileAsync(schema, [new RandomData(new Random(1)).Row(schema)])), Cancellation);
        await using var writer = ParquetFileWriter.Create(Stream.Null, written);

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(async () =>
        {
            await foreach (RecordBatch batch in other.ReadAsync(cancellationToken: Cancellation))
            {
                await writer.WriteAsync(batch, Cancellation);
            }
        });

        Assert.Equal(ErrorKind.SchemaMismatch, error.Kind);
        Assert.Equal($"The batch has another schema than the file that is written. {difference}", error.Fact);
        Assert.Equal("Write it to a file that begins with its own columns.", error.Cure);
        await writer.CompleteAsync(Cancellation);
    }

    [Fact]
    public async Task A_file_takes_nothing_when_it_is_completed_or_a_write_has_failed()
    {
        ParquetFile file = await ParquetFile.OpenAsync(new LocalSource(await FileAsync(Two, [new DynamicRow([1L, null])])), Cancellation);
        await using var completed = ParquetFileWriter.Create(Stream.Null, file);
        await completed.CompleteAsync(Cancellation);
        using var full = new FullStream();
        await using var failed = ParquetFileWriter.Create(full, file, new ParquetFormat { RowGroupRows = 1 });

        await foreach (RecordBatch batch in file.ReadAsync(cancellationToken: Cancellation))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => completed.WriteAsync(batch, Cancellation).AsTask());
            await Assert.ThrowsAsync<IOException>(() => failed.WriteAsync(batch, Cancellation).AsTask());
            await Assert.ThrowsAsync<InvalidOperationException>(() => failed.WriteAsync(batch, Cancellation).AsTask());
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => completed.CompleteAsync(Cancellation).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => failed.CompleteAsync(Cancellation).AsTask());
    }

    private static ColumnType Parse(string type) => type switch
    {
        "string" => ColumnType.String,
        "int64" => ColumnType.Int64,
        "int64?" => ColumnType.Int64.OrNull(),
        "uuid" => ColumnType.Uuid,
        "timestamp" => ColumnType.Timestamp,
        "timestamp_ntz" => ColumnType.TimestampNtz,
        "decimal(5,1)" => ColumnType.Decimal(5, 1),
        "decimal(5,2)" => ColumnType.Decimal(5, 2),
        "decimal(20,2)" => ColumnType.Decimal(20, 2),
        "list<int32>" => ColumnType.List(ColumnType.Int32),
        "list<int32>?" => ColumnType.List(ColumnType.Int32).OrNull(),
        "list<int32?>" => ColumnType.List(ColumnType.Int32.OrNull()),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
    };

    private static object?[] List(int count) => [.. Enumerable.Range(0, count % 7).Select(i => i == 1 ? null : $"x{i}")];

    private static Task<byte[]> FileAsync(RowSchema schema, IEnumerable<DynamicRow> rows)
    {
        DynamicShape.Use(schema);
        return ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows);
    }

    private static async Task<string[]> TextsAsync(byte[] file) => [.. (await Json.ReadAsync(new LocalSource(file))).Select(row => row.GetRawText())];

    private static async Task<Footer> FooterAsync(byte[] file)
        => await Footer.ReadAsync(new FileBytes(new LocalSource(file)), withIndexes: false, Cancellation);

    /// <summary>Takes nothing.</summary>
    private sealed class FullStream : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk is full.");
    }
}
