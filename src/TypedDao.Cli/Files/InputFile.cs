using System.Globalization;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Cli.Output;
using TypedDao.Codecs;

namespace TypedDao.Cli.Files;

/// <summary>A file that is read without a catalog.</summary>
/// <param name="path">The path.</param>
/// <param name="form">The format.</param>
/// <param name="csv">The dialect of CSV; null: that of the format.</param>
internal sealed class InputFile(string path, FileForm form, CsvFormat? csv = null) : IFileSource
{
    private const int RowsPerReport = 10_000;

    /// <summary>The path.</summary>
    public string Path => path;

    /// <summary>The format.</summary>
    public FileForm Form => form;

    /// <summary>Whether values are text that stands for values of any type.</summary>
    public bool IsText => form is FileForm.Csv or FileForm.Tsv;

    /// <summary>The suffix that tells the format, with that of a compression, without a leading dot; empty where there is none.</summary>
    public string Suffix
    {
        get
        {
            string name = System.IO.Path.GetFileName(path);
            string plain = IsCompressed(name) ? name[..^3] : name;
            string suffix = System.IO.Path.GetExtension(plain) + name[plain.Length..];
            return suffix.Length == name.Length ? string.Empty : suffix.TrimStart('.');
        }
    }

    /// <inheritdoc/>
    public string Key => path;

    /// <inheritdoc/>
    public string Address => path;

    /// <inheritdoc/>
    public long? Length => new FileInfo(path).Length;

    private CsvFormat Dialect => csv ?? (form is FileForm.Tsv ? new CsvFormat { Delimiter = '\t' } : new CsvFormat());

    /// <summary>Finds the files that a source names.</summary>
    /// <param name="source">A file, a folder, or a file URL.</param>
    /// <param name="form">The format; null: told by the suffix.</param>
    /// <exception cref="ToolException">Nothing is there, or a format cannot be told.</exception>
    public static IReadOnlyList<InputFile> Find(string source, FileForm? form)
    {
        string path = PathOf(source);
        if (File.Exists(path))
        {
            return [new InputFile(path, form ?? FormOf(path) ?? throw new ToolException($"The format of '{path}' cannot be told from its suffix. Name it: --format csv|tsv|jsonl|json."))];
        }

        if (!Directory.Exists(path))
        {
            throw new ToolException($"There is no file or folder '{path}'.");
        }

        InputFile[] files =
        [
            .. Folders.FilesBelow(path)
                .Order(StringComparer.Ordinal)
                .Select(file => (File: file, Form: form ?? FormOf(file)))
                .Where(file => file.Form is not null)
                .Select(file => new InputFile(file.File, file.Form!.Value)),
        ];
        return files.Length > 0
            ? files
            : throw new ToolException($"The folder '{path}' holds no file whose format can be told from its suffix. Name it: --format csv|tsv|jsonl|json.");
    }

    /// <summary>Whether a file's suffix tells a format.</summary>
    /// <param name="path">The path.</param>
    public static bool IsKnown(string path) => FormOf(path) is not null;

    /// <summary>The path of a file, a folder, or a file URL.</summary>
    /// <param name="source">What the user typed.</param>
    /// <exception cref="ToolException">It is empty, or the URL of something else.</exception>
    public static string PathOf(string source) => source.Length == 0
        ? throw new ToolException("The source is an empty text. Name a file or folder.")
        : Uri.TryCreate(source, UriKind.Absolute, out Uri? uri) && uri.Scheme.Length > 1
            ? uri.IsFile ? uri.LocalPath : throw new ToolException($"'{source}' cannot be read: only files and folders can.")
            : source;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken)
    {
        // The formats read here are read from their beginning to their end.
        ArgumentOutOfRangeException.ThrowIfNotEqual(offset, 0);
        return ValueTask.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, useAsync: true));
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
    public InputFile In(CsvFormat dialect) => new(path, form, dialect);

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
        progress.Report(path);
        long rows = 0;
        await foreach (JsonElement row in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            guess.See(row, IsText);
            if (++rows % RowsPerReport == 0)
            {
                progress.Report(string.Create(CultureInfo.InvariantCulture, $"{path}: {rows:N0} rows"));
            }
        }
    }

    private static bool IsCompressed(string name)
        => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".br", StringComparison.OrdinalIgnoreCase);

    private static FileForm? FormOf(string path)
    {
        string name = path.ToLowerInvariant();
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
