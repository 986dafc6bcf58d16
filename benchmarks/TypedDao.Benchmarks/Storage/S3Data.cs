using System.Globalization;
using System.Text;

namespace TypedDao.Benchmarks.Storage;

/// <summary>The objects that are read and written.</summary>
public static class S3Data
{
    public const string Bucket = "benchmark";
    public const int LargeLength = 512 << 20;
    public const int PacedLength = 256 << 20;
    public const int SmallLength = 10 << 10;
    public const int SmallCount = 10_000;
    public const int RangeLength = 16 << 10;
    public const int RangeCount = 2000;
    public const int ListedCount = 100_000;
    public const int Degree = 8;

    /// <summary>The key of one of many.</summary>
    public static string KeyOf(string folder, int number) => string.Create(CultureInfo.InvariantCulture, $"{folder}/part-{number:D6}.csv");

    /// <summary>What a listing says of a key, for checksums.</summary>
    public static byte[] Describe(string key, long length, string etag, DateTime modified)
        => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key} {length} {etag} {modified:O}\n"));

    /// <summary>Bytes that do not repeat.</summary>
    public static byte[] Bytes(int length)
    {
        byte[] content = new byte[length];
        new Random(20250107).NextBytes(content);
        return content;
    }

    /// <summary>Runs a call for each of many, several at once.</summary>
    public static Task EachAsync(int count, Func<int, Task> callAsync)
        => Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = Degree }, async (number, _) => await callAsync(number));
}
