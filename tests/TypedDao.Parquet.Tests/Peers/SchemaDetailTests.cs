using TypedDao.Parquet.Reading;
using TypedDao.Parquet.Schema;
using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Peers;

/// <summary>What a file says of its columns beside their types, others find.</summary>
public sealed class SchemaDetailTests(NodePeers peers) : IClassFixture<NodePeers>
{
    private const int Rows = 1500;

    [Fact]
    public async Task Numbers_of_columns_are_found_by_DuckDB_and_by_our_reader()
    {
        ColumnType point = ColumnType.Struct(new RowSchema([new Column("x", ColumnType.Int32), new Column("y.z", ColumnType.Int32)]));
        RowSchema schema = new([
            new Column("id", ColumnType.Int64), new Column("tags", ColumnType.List(ColumnType.String)), new Column("names", ColumnType.Map(ColumnType.String, point)), new Column("bare", ColumnType.Date)]);
        DynamicShape.Use(schema);
        var options = new WriteOptions
        {
            FieldNumbers = Of(
                ("id", new FieldNumber(1)),
                ("tags", new FieldNumber(2) { Fields = Of(("element", new FieldNumber(5))) }),
                ("names", new FieldNumber(3) { Fields = Of(("key", new FieldNumber(6)), ("value", new FieldNumber(7) { Fields = Of(("x", new FieldNumber(8)), ("y.z", new FieldNumber(9))) })) })),
        };
        string path = peers.NewFile();
        await File.WriteAllBytesAsync(path, await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>([], options), TestContext.Current.CancellationToken);

        Assert.Equal(
            ["""["id","1"]""", """["tags","2"]""", """["list",null]""", """["element","5"]""", """["names","3"]""", """["key_value",null]""", """["key","6"]""", """["value","7"]""", """["x","8"]""", """["y.z","9"]""", """["bare",null]"""],
            (await peers.QueryAsync("duckdb", $"select name, field_id from parquet_schema('{path}')"))[1..]);

        Footer footer = await Footer.ReadAsync(new FileBytes(new LocalSource(path)), withIndexes: false, TestContext.Current.CancellationToken);
        FileColumn[] columns = footer.Schema.Columns;
        Assert.Equal([1, 2, 3, null], columns.Select(column => column.FieldId));
        Assert.Equal(5, columns[1].Children[0].FieldId);
        Assert.Equal([6, 7], columns[2].Children.Select(column => column.FieldId));
        Assert.Equal([8, 9], columns[2].Children[1].Children.Select(column => column.FieldId));
    }

    [Fact]
    public async Task The_order_of_rows_is_found_by_hyparquet()
    {
        DynamicShape.Use(new RowSchema([new Column("tags", ColumnType.List(ColumnType.Int32)), new Column("a", ColumnType.Int64), new Column("b", ColumnType.String.OrNull())]));
        DynamicRow[] rows = [.. Enumerable.Range(0, 20).Select(i => new DynamicRow([new object?[] { i }, (long)-i, null]))];
        var options = new WriteOptions { RowGroupRows = 10, SortColumns = [new SortColumn("b", true, false), new SortColumn("a", false, true)] };
        string path = peers.NewFile();
        await File.WriteAllBytesAsync(path, await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options), TestContext.Current.CancellationToken);

        Assert.Equal(["[[2,true,false],[1,false,true]]", "[[2,true,false],[1,false,true]]"], await peers.QueryAsync("hyparquet", path));
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Every_type_is_sorted_as_DuckDB_sorts_it(bool isDescending, bool nullsFirst)
    {
        var data = new PeerData(new Random(isDescending ? 5 : 6), Peer.Of("duckdb"));
        RowSchema schema = data.FlatSchema();
        DynamicRow[] rows = data.Rows(schema, Rows);
        foreach (Column column in schema)
        {
            DynamicShape.Use(schema);
            var options = new WriteOptions { SortColumns = [new SortColumn(column.Name, isDescending, nullsFirst)] };
            string path = peers.NewFile();
            await File.WriteAllBytesAsync(path, await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options), TestContext.Current.CancellationToken);

            string order = $"{column.Name} {(isDescending ? "desc" : "asc")} nulls {(nullsFirst ? "first" : "last")}";
            List<string> expected = await peers.QueryAsync("duckdb", $"select {column.Name} from read_parquet('{path}', file_row_number = true) order by {order}, file_row_number");
            List<string> found = await peers.QueryAsync("duckdb", $"select {column.Name} from read_parquet('{path}', file_row_number = true) order by file_row_number");
            Assert.Equal(expected.Select(PositiveZero), found.Select(PositiveZero));
        }
    }

    // What DuckDB has sorted it gives without the sign of zero.
    private static string PositiveZero(string row) => row is """["80000000"]""" or """["8000000000000000"]""" ? row.Replace('8', '0') : row;

    private static Dictionary<string, FieldNumber> Of(params (string Name, FieldNumber Number)[] numbers) => numbers.ToDictionary(number => number.Name, number => number.Number);
}
