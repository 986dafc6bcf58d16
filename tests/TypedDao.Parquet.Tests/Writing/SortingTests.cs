using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Writing;

/// <summary>Rows are sorted within their row group, with everything that they hold.</summary>
public sealed class SortingTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Rows_come_in_order_whole_and_equal_ones_as_they_were_written(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        var schema = new RowSchema([new Column("first", ColumnType.Int32.OrNull()), new Column("second", ColumnType.Int64), .. data.Schema().Where(column => column.Name is not ("first" or "second"))]);
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, random.Next(1, 700)).Select(_ => data.Row(schema))];
        foreach (DynamicRow row in rows)
        {
            row.Values[0] = random.Next(4) == 0 ? null : random.Next(-3, 3);
            row.Values[1] = (long)random.Next(-2, 2);
        }

        int groupRows = random.Next(1, 300);
        bool isDescending = random.Next(2) == 0;
        bool nullsFirst = random.Next(2) == 0;
        var options = new WriteOptions
        {
            RowGroupRows = groupRows,
            PageRows = random.Next(1, 100),
            SortColumns = [new SortColumn("first", isDescending, nullsFirst), new SortColumn("second", !isDescending, true)],
        };
        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, options, threads: random.Next(1, 3));
        List<DynamicRow> found = await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(file));

        int sign = isDescending ? -1 : 1;
        IEnumerable<DynamicRow> expected = rows.Chunk(groupRows).SelectMany(group => group
            .OrderBy(row => (row.Values[0] is null) == nullsFirst ? 0 : 1)
            .ThenBy(row => sign * ((int?)row.Values[0] ?? 0))
            .ThenBy(row => -sign * (long)row.Values[1]!));
        Assert.Equal(expected.Select(row => Dynamic.Show(Kept.Of(row))), found.Select(row => Dynamic.Show(row)));
    }
}
