using TypedDao.Codecs;
using TypedDao.Parquet.Compression;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Rows;

/// <summary>What users are told.</summary>
public sealed class ErrorTests
{
    private static readonly RowSchema Integers = new([new Column("c", ColumnType.Int32)]);

    [Theory]
    [InlineData("PAR1PAR1", "has 8 bytes, too few for a footer")]
    [InlineData("", "has 0 bytes, too few for a footer")]
    [InlineData("a,b\n1,2\n3,4\n", "does not end with 'PAR1': it is of another format, or cut off")]
    [InlineData("PAR1\u0005\0\0\0PAR1", "announces a footer of 5 bytes where it has 12 bytes in all")]
    [InlineData("PAR1\u0015\u0001\0\u0003\0\0\0PAR1", "has a damaged footer: the footer has no schema")]
    [InlineData("PAR1\u0015\u0001\u0002\0\0\0PAR1", "has a damaged footer: the bytes end within a struct")]
    public Task Other_bytes_are_refused(string bytes, string problem)
        => RefusedAsync([.. bytes.Select(c => (byte)c)], ErrorKind.InvalidData, $"The Parquet file {problem}.");

    [Fact]
    public Task An_encrypted_footer_is_refused()
        => RefusedAsync("PAR1....\u0004\0\0\0PARE"u8.ToArray(), ErrorKind.NotSupported, "The Parquet file has an encrypted footer, which cannot be read.");

    [Fact]
    public Task An_encrypted_column_is_refused()
        => RefusedAsync(new FooterText { IsEncrypted = true }, ErrorKind.NotSupported, "The Parquet file has the encrypted column 'c', which cannot be read.");

    [Fact]
    public Task A_column_in_another_file_is_refused()
        => RefusedAsync(
            new FooterText { FilePath = "other.parquet" },
            ErrorKind.NotSupported,
            "The Parquet file keeps the values of column 'c' in another file, 'other.parquet', which cannot be read.");

    [Fact]
    public Task More_rows_than_can_be_counted_are_refused()
        => DamagedAsync(new FooterText { GroupRows = [long.MaxValue, long.MaxValue] }, "the row groups have more rows than can be counted");

    [Fact]
    public Task Row_groups_without_all_columns_are_refused()
        => DamagedAsync(new FooterText { Columns = 2 }, "a row group has 2 columns where the schema has 1");

    [Fact]
    public Task Row_groups_of_other_rows_than_the_file_are_refused()
        => DamagedAsync(new FooterText { Rows = 3, GroupRows = [1, 1] }, "the row groups have 2 rows, the file 3");

    [Fact]
    public Task A_column_of_two_types_is_refused()
        => DamagedAsync(new FooterText { Type = PhysicalType.Double }, "the column 'c' has values of type Double where the schema says Int32");

    [Fact]
    public Task A_column_of_more_values_than_rows_is_refused()
        => DamagedAsync(new FooterText { Values = 2 }, "the column 'c' has 2 values in a row group of 1 rows");

    [Theory]
    [InlineData(3, 20)]
    [InlineData(1000, 20)]
    [InlineData(4, 1000)]
    [InlineData(long.MaxValue, long.MaxValue)]
    public Task A_column_outside_of_the_file_is_refused(long offset, long size)
        => DamagedAsync(new FooterText { Offset = offset, Size = size }, $"the column 'c' has {size} bytes at byte {offset}, which is outside of the file");

    [Fact]
    public async Task A_file_that_ends_while_it_is_read_is_refused()
    {
        byte[] bytes = await WriteAsync(Integers, [5]);

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Json.ReadAsync(new ShrinkingSource(bytes)));

        Assert.Equal(ErrorKind.InvalidData, error.Kind);
        Assert.Matches(@"^The Parquet file ends at byte \d+ where 1 more were expected\.$", error.Fact);
        Assert.Equal("test.parquet", error.Address);
    }

    [Fact]
    public async Task A_changed_page_is_refused_with_its_column_and_place()
    {
        byte[] bytes = await WriteAsync(Integers, [.. Enumerable.Range(0, 100).Select(i => (object)(i * i))]);
        bytes[60] ^= 1;
        await RefusedAsync(bytes, ErrorKind.InvalidData, "The Parquet file is damaged in column 'c', in the page at byte 4: the checksum is not that of the bytes.");
    }

    [Fact]
    public async Task A_column_that_is_not_there_is_refused()
    {
        var source = new LocalSource(await WriteAsync(Integers, [5]));

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Json.ReadAsync(source, "d"));

        Assert.Equal(ErrorKind.SchemaMismatch, error.Kind);
        Assert.Equal("The Parquet file has no column 'd'. Its columns are c.", error.Fact);
        Assert.Equal("test.parquet", error.Address);
    }

    [Fact]
    public Task A_missing_column_is_refused_with_a_cure()
        => MismatchAsync(
            new Column("d", ColumnType.Int64),
            "The file has no column 'd', which is declared as int64; it has c.",
            "Declare it nullable, as 'int64?', or write the file anew with it.");

    [Fact]
    public Task A_column_of_another_type_is_refused_with_a_cure()
        => MismatchAsync(
            new Column("c", ColumnType.String.OrNull()),
            "The column 'c' is declared as string, and the file has int32.",
            "Declare the type that the file has, or a wider one.");

    [Fact]
    public Task A_value_where_a_list_is_declared_is_refused()
        => MismatchAsync(
            new Column("c", ColumnType.List(ColumnType.Int32)),
            "The column 'c' is declared as list<int32>, and the file has int32.",
            "Declare the type that the file has, or a wider one.");

    [Fact]
    public async Task A_member_of_another_type_is_refused_with_its_path()
    {
        RowSchema written = new([new Column("s", ColumnType.Struct(new RowSchema([new Column("m", ColumnType.Double)])))]);
        byte[] bytes = await WriteAsync(written, [new DynamicRow([1.5])]);
        DynamicShape.Use(new RowSchema([new Column("s", ColumnType.Struct(new RowSchema([new Column("m", ColumnType.Int32)])))]));

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(bytes)));

        Assert.Equal("The column 's.m' is declared as int32, and the file has double.", error.Fact);
    }

    [Fact]
    public async Task Bad_rows_are_told_with_their_place()
    {
        byte[] nulls = await WriteAsync(new RowSchema([new Column("c", ColumnType.Int32.OrNull())]), [1, null]);
        await BadAsync(nulls, ColumnType.Int32, null, "expected int32, found null");

        byte[] texts = await WriteAsync(new RowSchema([new Column("c", ColumnType.String)]), ["view", "sold"]);
        await BadAsync(texts, ColumnType.Enum(["view", "cart"]), "sold", "expected one of view, cart");

        byte[] bytes = await WriteAsync(new RowSchema([new Column("c", ColumnType.Bytes)]), [(ReadOnlyMemory<byte>)new byte[] { 65 }, (ReadOnlyMemory<byte>)new byte[] { 0xFF }]);
        await BadAsync(bytes, ColumnType.String, "FF", "expected text in UTF-8");
    }

    // The second row is bad.
    private static async Task BadAsync(byte[] bytes, ColumnType type, string? value, string error)
    {
        DynamicShape.Use(new RowSchema([new Column("c", type)]));
        var rejected = new List<RejectedRow>();
        Assert.Single(await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(bytes), rejected));
        RejectedRow row = Assert.Single(rejected);
        Assert.Equal(("test.parquet", 2, "c", value, error), (row.Source, row.Line, row.Column, row.Value, row.Error));
    }

    private static async Task MismatchAsync(Column column, string fact, string cure)
    {
        byte[] bytes = await WriteAsync(Integers, [5]);
        DynamicShape.Use(new RowSchema([column]));

        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(bytes)));

        Assert.Equal((ErrorKind.SchemaMismatch, fact, cure, "test.parquet"), (error.Kind, error.Fact, error.Cure, error.Address));
    }

    private static Task DamagedAsync(FooterText footer, string problem)
        => RefusedAsync(footer, ErrorKind.InvalidData, $"The Parquet file has a damaged footer: {problem}.");

    private static Task RefusedAsync(FooterText footer, ErrorKind kind, string fact) => RefusedAsync(footer.Create(), kind, fact);

    private static async Task RefusedAsync(byte[] bytes, ErrorKind kind, string fact)
    {
        TypedDaoException error = await Assert.ThrowsAsync<TypedDaoException>(() => Json.ReadAsync(new LocalSource(bytes)));
        Assert.Equal((kind, fact, "test.parquet"), (error.Kind, error.Fact, error.Address));
    }

    private static Task<byte[]> WriteAsync(RowSchema schema, object?[] values)
    {
        DynamicShape.Use(schema);
        return ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(
            values.Select(value => new DynamicRow([value])), new WriteOptions { Codec = CompressionCodec.Uncompressed });
    }

    /// <summary>A file that loses its last byte, and those of every range, as soon as its footer was read.</summary>
    private sealed class ShrinkingSource(byte[] bytes) : IFileSource
    {
        private readonly LocalSource _source = new(bytes);
        private bool _isCut;

        public string Key => _source.Key;

        public string Address => _source.Address;

        public long? Length => _source.Length;

        public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
        {
            long? left = _isCut ? length - 1 : length;
            _isCut = true;
            return _source.OpenAsync(offset, left, cancellationToken);
        }
    }
}
