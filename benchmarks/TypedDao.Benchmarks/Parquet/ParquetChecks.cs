using TypedDao.Benchmarks.Harness;
using TypedDao.Benchmarks.Rows;

namespace TypedDao.Benchmarks.Parquet;

/// <summary>Checks that all variants give the same rows.</summary>
internal static class ParquetChecks
{
    /// <summary>The checksum of rows.</summary>
    /// <param name="add">What adds a row.</param>
    /// <param name="read">Reads all rows.</param>
    public static ulong Sum<TRow>(Func<Checksum, Action<TRow>> add, Action<Action<TRow>> read)
    {
        var sum = new Checksum();
        read(add(sum));
        return sum.Value;
    }

    /// <summary>The checksum of rows.</summary>
    /// <param name="add">What adds a row.</param>
    /// <param name="read">Reads all rows.</param>
    public static async Task<ulong> SumAsync<TRow>(Func<Checksum, Action<TRow>> add, Func<Action<TRow>, Task> read)
    {
        var sum = new Checksum();
        await read(add(sum));
        return sum.Value;
    }

    /// <summary>Fails where a variant finds other rows than the peer.</summary>
    /// <param name="expected">The peer's checksum.</param>
    /// <param name="found">That of the variant; null where it cannot run.</param>
    public static void Require(ulong expected, ulong? found)
    {
        if (found is not null && found != expected)
        {
            throw new InvalidOperationException($"The checksum over all fields is {found:x16}, the peer's is {expected:x16}.");
        }
    }

    /// <summary>Tells that all is well.</summary>
    public static Workload Checked(ulong checksum, Workload workload)
    {
        Console.WriteLine($"checksum over all fields, equal to the peer's: {checksum:x16}");
        return workload;
    }
}
