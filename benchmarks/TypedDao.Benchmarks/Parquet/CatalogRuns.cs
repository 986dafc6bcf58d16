using TypedDao.Benchmarks.Rows;
using TypedDao.Filters;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Lines of orders as users read and write them: through the catalog, on as many threads as the product takes.</summary>
/// <param name="options">Where files are.</param>
internal sealed class CatalogRuns(BenchmarkOptions options)
{
    private readonly LineItemsObject _lineItems = new CatalogContext(new DataContextOptions { BaseDirectory = options.Folder }).Rows.LineItems;

    /// <summary>Reads the rows of a file that match, and looks at each.</summary>
    /// <param name="file">The file.</param>
    /// <param name="filter">What they match.</param>
    /// <param name="each">What else is done with each row.</param>
    public async Task<long> QueryAsync(string file, Filter filter, Action<LineItem>? each = null)
    {
        long sum = 0;
        await foreach (LineItem row in _lineItems.For(file).Where(_ => filter).ReadAsync())
        {
            sum += ParquetRuns.Look.At(in row);
            each?.Invoke(row);
        }

        return sum;
    }

    /// <summary>Writes the rows of one file to another.</summary>
    public async Task CopyAsync(string from, string to) => await _lineItems.For(to).WriteAsync(_lineItems.For(from).ReadAsync());
}
