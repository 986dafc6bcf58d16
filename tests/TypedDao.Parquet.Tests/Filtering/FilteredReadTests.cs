using TypedDao.Parquet.Writing;
using TypedDao.Schema;
using TypedDao.Tests;

namespace TypedDao.Parquet.Tests.Filtering;

/// <summary>A filter leaves out what does not match, and nothing else, as the evaluation in memory says; and reads what it plans.</summary>
public sealed class FilteredReadTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 200)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Random_filters_find_the_rows_that_match(int seed)
    {
        var random = new Random(seed);
        var data = new RandomData(random);
        RowSchema schema = data.Schema();
        DynamicShape.Use(schema);
        DynamicRow[] rows = [.. Enumerable.Range(0, random.Next(5) == 0 ? random.Next(3000) : random.Next(200)).Select(_ => data.Row(schema))];
        int sorted = random.Next(schema.Count);
        if (random.Next(3) > 0)
        {
            // So that pages differ in what they hold.
            rows = [.. rows.OrderBy(row => Dynamic.Show(new DynamicRow([row.Values[sorted]])), StringComparer.Ordinal)];
        }

        byte[] file = await ParquetFiles.WriteAsync<DynamicRow, DynamicShape>(rows, new WriteOptions
        {
            IsPageV2 = random.Next(2) == 0,
            RowGroupRows = random.Next(3) == 0 ? random.Next(1, 500) : 131_072,
            PageRows = random.Next(3) > 0 ? random.Next(1, 100) : 20_000,
            PageBytes = random.Next(3) == 0 ? random.Next(1, 2000) : 1 << 20,
        });
        await FilterChecks.CheckAsync(file, schema, random);
    }

    [Fact]
    public async Task Random_filters_on_files_of_others_find_the_rows_that_match()
    {
        string root = TestRepository.SharedPathOrSkip("reference", "parquet");
        var random = new Random(Seeded.Seed());
        int filtered = 0;
        foreach (string path in Directory.EnumerateFiles(root, "*.parquet", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            byte[] bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            RowSchema schema;
            try
            {
                schema = (await ParquetFile.OpenAsync(new LocalSource(bytes), TestContext.Current.CancellationToken)).Schema;
                DynamicShape.Use(schema);
                await ParquetFiles.ReadAsync<DynamicRow, DynamicShape>(new LocalSource(bytes), []);
            }
            catch (TypedDaoException)
            {
                // Damaged and encrypted files have tests of their own.
                continue;
            }

            if (schema.Count > 0)
            {
                await FilterChecks.CheckAsync(bytes, schema, random, path);
                filtered++;
            }
        }

        Assert.InRange(filtered, 100, int.MaxValue);
    }
}
