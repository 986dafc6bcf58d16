using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Codecs;
using TypedDao.Parquet;

namespace TypedDao.Cli.Files;

/// <summary>A file that is read without a catalog.</summary>
/// <param name="file">The file.</param>
/// <param name="form">The format.</param>
/// <param name="csv">The dialect of CSV; null: that of the format.</param>
internal sealed class InputFile(DataFile file, FileForm form, CsvFormat? csv = null) : IFileSource
{
    private const int RowsPerReport = 10_000;

    private ParquetFile? _parquet;

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

    private static string FormatOption { get; } = $"--format {string.Join('|', Enum.GetNames<FileForm>().Select(name => name.ToLowerInvariant()))}";

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
            InputFile only = Of((DataFile)place, form);
            await only.RefuseParquetAsTextAsync(form, cancellationToken).ConfigureAwait(false);
            yield return only;
            yield break;
        }

        bool isFound = false;
        await foreach (DataFile file in folder.FilesBelowAsync(cancellationToken).ConfigureAwait(false))
        {
            if ((form ?? FormOf(file.Name)) is { } told)
            {
                isFound = true;
                var found = new InputFile(file, told);
                if (FormOf(file.Name) is FileForm.Parquet)
                {
                    await found.RefuseParquetAsTextAsync(form, cancellationToken).ConfigureAwait(false);
                }

                yield return found;
            }
        }

        if (!isFound)
        {
            throw new ToolException(form is null
                ? $"The folder '{place.Path}' holds no file whose format can be told from its suffix. Name it: {FormatOption}."
                : $"The folder '{place.Path}' holds no file.");
        }
    }

    /// <summary>A file as input.</summary>
    /// <param name="file">The file.</param>
    /// <param name="form">The format; null: told by the suffix.</param>
    /// <exception cref="ToolException">The format cannot be told.</exception>
    public static InputFile Of(DataFile file, FileForm? form)
        => new(file, form ?? FormOf(file.Name) ?? throw new ToolException($"The format of '{file.Path}' cannot be told from its suffix. Name it: {FormatOption}."));

    /// <summary>Whether a file's suffix tells a format.</summary>
    /// <param name="file">The file.</param>
    public static bool IsKnown(DataFile file) => FormOf(file.Name) is not null;

    /// <inheritdoc/>
    public ValueTask<Stream> OpenAsync(long offset, long? length, CancellationToken cancellationToken) => file.OpenAsync(offset, length, cancellationToken);

    /// <summary>Opens a Parquet file. Its footer is read once, and kept until it is forgotten.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async ValueTask<ParquetFile> OpenParquetAsync(CancellationToken cancellationToken)
        => _parquet ??= await ParquetFile.OpenAsync(this, cancellationToken).ConfigureAwait(false);

    /// <summary>Forgets the footer of a Parquet file: those of all files of a folder are many.</summary>
    public void Forget() => _parquet = null;

    /// <summary>Reads the rows of text as JSON objects, streamed; those of Parquet are read by <see cref="ParquetRows"/>.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public IAsyncEnumerable<JsonElement> ReadAsync(CancellationToken cancellationToken) => form switch
    {
        FileForm.Csv or FileForm.Tsv => RawRows.ReadCsvAsync(this, Dialect, null, cancellationToken),
        FileForm.Jsonl => RawRows.ReadJsonAsync(this, new JsonRecords(this, new JsonLinesFormat()), cancellationToken),
        FileForm.Json => RawRows.ReadJsonAsync(this, new JsonRecords(this, new JsonFormat()), cancellationToken),
        _ => throw new InvalidOperationException($"Files of the form {form} are not read as text."),
    };

    /// <summary>The same file in another dialect of CSV.</summary>
    /// <param name="dialect">The dialect.</param>
    public InputFile In(CsvFormat dialect) => new(file, form, dialect);

    /// <summary>The columns that a header of CSV or a footer of Parquet names; null where the format has none, or the file no header.</summary>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task<string[]?> HeaderAsync(CancellationToken cancellationToken)
    {
        if (form is FileForm.Parquet)
        {
            ParquetFile parquet = await OpenParquetAsync(cancellationToken).ConfigureAwait(false);
            return [.. parquet.Schema.Select(column => column.Name)];
        }

        return IsText && await PeekAsync(Dialect with { Header = false }, 1, cancellationToken).ConfigureAwait(false) is [var header] ? header : null;
    }

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

    /// <summary>A Parquet file holds no text, whatever is said of it.</summary>
    private async Task RefuseParquetAsTextAsync(FileForm? said, CancellationToken cancellationToken)
    {
        if (said is null or FileForm.Parquet || file.Length < ParquetMark.Length)
        {
            return;
        }

        byte[] start = new byte[ParquetMark.Length];
        Stream content = await file.OpenAsync(0, start.Length, cancellationToken).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await content.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }

        if (ParquetMark.SequenceEqual(start))
        {
            string given = said.Value.ToString().ToLowerInvariant();
            throw new ToolException($"'{Path}' is a Parquet file, which --format {given} does not read. Leave --format away, or say --format parquet.");
        }
    }

    private static ReadOnlySpan<byte> ParquetMark => "PAR1"u8;

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
            ".parquet" when !IsCompressed(name) => FileForm.Parquet,
            _ => null,
        };
    }
}
