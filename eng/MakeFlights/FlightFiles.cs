using System.Text;

namespace MakeFlights;

/// <summary>Writes rows as files of JSON lines.</summary>
internal static class FlightFiles
{
    private const int BufferSize = 1 << 20;

    /// <summary>Writes the rows and returns the names of the files and the sum of their bytes.</summary>
    public static async Task<(IReadOnlyList<string> Files, long Bytes)> WriteAsync(
        IEnumerable<string> rows, string folder, long rowsPerFile, CancellationToken cancellationToken)
    {
        var files = new List<string>();
        long bytes = 0;
        using IEnumerator<string> row = rows.GetEnumerator();
        bool more = row.MoveNext();
        while (more)
        {
            string name = $"flights-{files.Count + 1:D5}.jsonl";
            files.Add(name);
            await using var writer = new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(false), BufferSize) { NewLine = "\n" };
            for (long written = 0; more && written < rowsPerFile; written++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteLineAsync(row.Current);
                more = row.MoveNext();
            }

            await writer.FlushAsync(cancellationToken);
            bytes += writer.BaseStream.Length;
        }

        return (files, bytes);
    }
}
