using CsvHelper;
using TypedDao.Benchmarks.Rows;

namespace TypedDao.Benchmarks.Codecs;

/// <summary>CsvHelper on a file, by its records.</summary>
public static class CsvHelperRuns
{
    public static long Read(string path, Action<PeerLineItem>? each = null)
    {
        using CsvReader csv = CsvReader.FromFile(path);
        long sum = 0;
        foreach (PeerLineItem row in csv.GetRecords<PeerLineItem>())
        {
            sum += row.OrderKey ^ row.Comment.Length;
            each?.Invoke(row);
        }

        return sum;
    }

    public static void Write(PeerLineItem[] rows, string path)
    {
        using CsvWriter csv = CsvWriter.ToFile(path, new CsvWriterOptions { NewLine = "\n" });
        csv.WriteRecords(rows);
    }
}
