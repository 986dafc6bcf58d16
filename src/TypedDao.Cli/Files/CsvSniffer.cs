using TypedDao.BuiltIn;

namespace TypedDao.Cli.Files;

/// <summary>Tells the dialect of CSV from the first records: which character separates values, and whether the first names columns.</summary>
internal static class CsvSniffer
{
    private const int Records = 100;

    /// <summary>The delimiters that files have, the likelier first.</summary>
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Tells the dialect of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The dialect, and the names of the first record where it has them.</returns>
    public static async Task<(CsvFormat Format, string[] Header)> SniffAsync(InputFile file, CancellationToken cancellationToken)
    {
        char best = file.Form is FileForm.Tsv ? '\t' : ',';
        IReadOnlyList<string[]>? records = null;
        foreach (char delimiter in file.Form is FileForm.Tsv ? ['\t'] : Delimiters)
        {
            if (await ReadAsync(file, delimiter, cancellationToken).ConfigureAwait(false) is { Count: > 0 } read
                && (records is null || (IsRegular(read) && (!IsRegular(records) || read[0].Length > records[0].Length))))
            {
                records = read;
                best = delimiter;
            }
        }

        string[] first = records is null ? [] : records[0];
        bool hasHeader = records is null || IsHeader(first);
        return (new CsvFormat { Delimiter = best, Header = hasHeader }, hasHeader ? first : []);
    }

    private static async Task<IReadOnlyList<string[]>?> ReadAsync(InputFile file, char delimiter, CancellationToken cancellationToken)
    {
        try
        {
            return await file.PeekAsync(new CsvFormat { Delimiter = delimiter, Header = false }, Records, cancellationToken).ConfigureAwait(false);
        }
        catch (TypedDaoException error) when (error.Kind is ErrorKind.InvalidData)
        {
            // Quotes that make no sense under this delimiter may make sense under another; if under none, reading all rows says where.
            return null;
        }
    }

    private static bool IsRegular(IReadOnlyList<string[]> records)
        => records[0].Length > 1 && records.All(record => record.Length == records[0].Length);

    /// <summary>Names are text, each once; a number or date among them is a value.</summary>
    private static bool IsHeader(string[] record)
        => record.All(value => value.Length == 0 || ColumnGuess.IsPlainText(value))
            && record.Any(value => value.Length > 0)
            && record.Distinct(StringComparer.Ordinal).Count() == record.Length;
}
