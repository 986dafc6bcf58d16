using System.Text;

namespace MakeFlights;

/// <summary>Writes rows as files of one JSON array each, a row a line.</summary>
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
            string name = $"flights-{files.Count + 1:D5}.json";
            files.Add(name);
            await using var writer = new StreamWriter(Path.Combine(folder, name), append: false, new UTF8Encoding(false), BufferSize) { NewLine = "\n" };
            await writer.WriteLineAsync("[");
            for (long written = 1; more; written++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await writer.WriteAsync(row.Current);
                more = row.MoveNext();
                if (!more || written == rowsPerFile)
                {
                    await writer.WriteLineAsync();
                    break;
                }

                await writer.WriteLineAsync(",");
            }

            await writer.WriteLineAsync("]");
            await writer.FlushAsync(cancellationToken);
            bytes += writer.BaseStream.Length;
        }

        return (files, bytes);
    }
}
