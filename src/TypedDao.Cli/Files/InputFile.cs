using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Codecs;

namespace TypedDao.Cli.Files;

/// <summary>A file that is read without a catalog.</summary>
/// <param name="file">The file.</param>
/// <param name="form">The format.</param>
/// <param name="csv">The dialect of CSV; null: that of the format.</param>
internal sealed class InputFile(DataFile file, FileForm form, CsvFormat? csv = null) : IFileSource
{
    private const int RowsPerReport = 10_000;

    /// <summary>The file.</summary>
    public DataFile File => file;

    /// <summary>The path or address.</summary>
    public string Path => file.Path;

    /// <summary>The format.</summary>
    public FileForm Form => form;

    /// <summary>Whether values are text that stands for values of any type.</summary>
    public bool IsText => form is FileForm.Csv or FileForm.Tsv;

    /// <summary>The suffix that tells the format, with that of a compression, without a leading dot; empty where there is none.</summary>
    public string Suffix
    {
        get
        {
            string name = file.Name;
            string plain = IsCompressed(name) ? name[..^3] : name;
            string suffix = System.IO.Path.GetExtension(plain) + name[plain.Length..];
            return suffix.Length == name.Length ? string.Empty : suffix.TrimStart('.');
        }
    }

    /// <inheritdoc/>
    public string Key => file.Path;

    /// <inheritdoc/>
    public string Address => file.Path;

    /// <inheritdoc/>
    public long? Length => file.Length;

    private CsvFormat Dialect => csv ?? (form is FileForm.Tsv ? new CsvFormat { Delimiter = '\t' } : new CsvFormat());

    /// <summary>Finds the files of a file or folder, in the order of their paths.</summary>
    /// <param name="place">The file or folder.</param>
    /// <param name="form">The format; null: told by the suffix.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ToolException">There is none, or a format cannot be told.</exception>
    public static async IAsyncEnumerable<InputFile> FindAsync(DataPlace place, FileForm? form, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (place is not DataFolder folder)
        {
            yield return Of((DataFile)place, form);
            yield break;
        }

        bool isFound = false;
        await foreach (DataFile file in folder.FilesBelowAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((form ?? FormOf(file.Name)) is { } told)
            {
                isFound = true;
                yield return new InputFile(file, told);
            }
        }

        if (!isFound)
        {
            throw new ToolException($"The folder '{place.Path}' holds no file whose format can be told from its suffix. Name it: --format csv|tsv|jsonl|json.");
        }
    }

    /// <summary>A file as input.</summary>
    /// <param name="file">The file.</param>
    /// <param name="form">The format; null: told by the suffix.</param>
    /// <exception cref="ToolException">The format cannot be told.</exception>
    public static InputFile Of(DataFile file, FileForm? form)
        => new(file, form ?? FormOf(file.Name) ?? throw new ToolException($"The format of '{file.Path}' cannot be told from its suffix. Name it: --format csv|tsv|jsonl|json."));

    /// <summary>Whether a file's suffix tells a format.</summary>
    /// <param name="file">The file.</param>
    public static bool IsKnown(DataFile file) => FormOf(file.Name) is not null;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        // The formats read here are read from their beginning to their end.
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset, 0);
        return file.OpenAsync(cancellationToken);
    }

    /// <summary>Reads the rows as JSON objects, streamed.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public IAsyncEnumerable<JsonElement> ReadAsync(CancellationToken cancellationToken) => form switch
    {
        FileForm.Csv or FileForm.Tsv => RawRows.ReadCsvAsync(this, Dialect, null, cancellationToken),
        FileForm.Jsonl => RawRows.ReadJsonAsync(this, new JsonRecords(this, new JsonLinesFormat()), cancellationToken),
        _ => RawRows.ReadJsonAsync(this, new JsonRecords(this, new JsonFormat()), cancellationToken),
    };

    /// <summary>The same file in another dialect of CSV.</summary>
    /// <param name="dialect">The dialect.</param>
    public InputFile In(CsvFormat dialect) => new(file, form, dialect);

    /// <summary>The columns that a header of CSV names; null where the format has none, or the file no header.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<string[]?> HeaderAsync(CancellationToken cancellationToken)
        => IsText && await PeekAsync(Dialect with { Header = false }, 1, cancellationToken).ConfigureAwait(false) is [var header] ? header : null;

    /// <summary>The first records of CSV as text, under a dialect; a header is one of them.</summary>
    /// <param name="format">The dialect.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<IReadOnlyList<string[]>> PeekAsync(CsvFormat format, int count, CancellationToken cancellationToken)
    {
        var found = new List<string[]>();
        var records = new CsvRecords(this, format);
        await using (records.ConfigureAwait(false))
        {
            while (found.Count < count && await records.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                found.Add([.. Enumerable.Range(0, records.Count).Select(records.Text)]);
            }
        }

        return found;
    }

    /// <summary>Sees all rows.</summary>
    /// <param name="guess">Takes what is seen.</param>
    /// <param name="progress">Takes how far it is.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task GuessAsync(ColumnGuess guess, Progress progress, CancellationToken cancellationToken)
    {
        progress.Report(Path);
        long rows = 0;
        await foreach (JsonElement row in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            guess.See(row, IsText);
            if (++rows % RowsPerReport == 0)
            {
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"{Path}: {rows:N0} rows"));
            }
        }
    }

    private static bool IsCompressed(string name)
        => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".br", StringComparison.OrdinalIgnoreCase);

    private static FileForm? FormOf(string fileName)
    {
        string name = fileName.ToLowerInvariant();
        return System.IO.Path.GetExtension(IsCompressed(name) ? name[..^3] : name) switch
        {
            ".csv" => FileForm.Csv,
            ".tsv" => FileForm.Tsv,
            ".jsonl" or ".ndjson" => FileForm.Jsonl,
            ".json" => FileForm.Json,
            _ => null,
        };
    }
}
