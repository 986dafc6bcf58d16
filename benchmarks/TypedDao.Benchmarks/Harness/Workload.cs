namespace TypedDao.Benchmarks.Harness;

/// <summary>How much work a job is.</summary>
/// <param name="Items">How many items it has.</param>
/// <param name="Item">What an item is called.</param>
/// <param name="Bytes">Their bytes.</param>
public sealed record Workload(long Items, string Item, long Bytes)
{
    /// <summary>Rows of a file.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="path">The file.</param>
    public static Workload OfFile(int rows, string path) => new(rows, "row", new FileInfo(path).Length);
}
