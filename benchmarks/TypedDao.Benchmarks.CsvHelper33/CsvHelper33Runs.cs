using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace TypedDao.Benchmarks.CsvHelper33;

/// <summary>CsvHelper 33 on a file, by its records. Parameters are of types that every load context shares.</summary>
public static class CsvHelper33Runs
{
    public static long Read(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        long sum = 0;
        foreach (PeerRow row in csv.GetRecords<PeerRow>())
        {
            sum += row.OrderKey ^ row.Comment.Length;
        }

        return sum;
    }

    public static Array Load(string path)
    {
        using var text = new StreamReader(path);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        return csv.GetRecords<PeerRow>().ToArray();
    }

    public static void Write(Array rows, string path)
    {
        using var text = new StreamWriter(path);
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        csv.WriteRecords((PeerRow[])rows);
    }
}
