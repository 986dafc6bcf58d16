using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TypedDao.BuiltIn;
using TypedDao.Codecs;

namespace TypedDao.Cli.Files;

/// <summary>A file that is read without a catalog.</summary>
/// <param name="path">The path.</param>
/// <param name="form">The format.</param>
internal sealed class InputFile(string path, FileForm form) : IFileSource
{
    /// <inheritdoc/>
    public string Key => path;

    /// <inheritdoc/>
    public string Address => path;

    /// <inheritdoc/>
    public long? Length => new FileInfo(path).Length;

    /// <summary>Finds the files that a source names.</summary>
    /// <param name="source">A file, a folder, or a file URL.</param>
    /// <param name="form">The format; null: told by the suffix.</param>
    /// <exception cref="ToolException">Nothing is there, or a format cannot be told.</exception>
    public static IReadOnlyList<InputFile> Find(string source, FileForm? form)
    {
        string path = Uri.TryCreate(source, UriKind.Absolute, out Uri? uri) && uri.Scheme.Length > 1
            ? uri.IsFile ? uri.LocalPath : throw new ToolException($"'{source}' cannot be read: only files and folders can.")
            : source;
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
            .. Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(file => !Path.GetRelativePath(path, file).Split(Path.DirectorySeparatorChar).Any(part => part[0] is '_' or '.'))
                .Order(StringComparer.Ordinal)
                .Select(file => (File: file, Form: form ?? FormOf(file)))
                .Where(file => file.Form is not null)
                .Select(file => new InputFile(file.File, file.Form!.Value)),
        ];
        return files.Length > 0
            ? files
            : throw new ToolException($"The folder '{path}' holds no file whose format can be told from its suffix. Name it: --format csv|tsv|jsonl|json.");
    }

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
        FileForm.Csv => ReadCsvAsync(new CsvFormat(), cancellationToken),
        FileForm.Tsv => ReadCsvAsync(new CsvFormat { Delimiter = '\t' }, cancellationToken),
        FileForm.Jsonl => ReadJsonAsync(new JsonRecords(this, new JsonLinesFormat()), cancellationToken),
        _ => ReadJsonAsync(new JsonRecords(this, new JsonFormat()), cancellationToken),
    };

    /// <summary>Sees all rows.</summary>
    /// <param name="guess">Takes what is seen.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    public async Task GuessAsync(ColumnGuess guess, CancellationToken cancellationToken)
    {
        await foreach (JsonElement row in ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            guess.See(row, isText: form is FileForm.Csv or FileForm.Tsv);
        }
    }

    private async IAsyncEnumerable<JsonElement> ReadCsvAsync(CsvFormat format, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var records = new CsvRecords(this, format);
        await using (records.ConfigureAwait(false))
        {
            var row = new ArrayBufferWriter<byte>();
            while (await records.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                row.ResetWrittenCount();
                Write(row, records);
                yield return Parse(row.WrittenSpan);
            }
        }
    }

    private async IAsyncEnumerable<JsonElement> ReadJsonAsync(JsonRecords records, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (records.ConfigureAwait(false))
        {
            while (await records.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                JsonElement row = Parse(records.Utf8);
                yield return row.ValueKind is JsonValueKind.Object
                    ? row
                    : throw new ToolException($"{path}({records.Line}): expected an object, found {row.ValueKind}.");
            }
        }
    }

    private static void Write(ArrayBufferWriter<byte> row, CsvRecords records)
    {
        using var json = new Utf8JsonWriter(row);
        json.WriteStartObject();
        for (int i = 0; i < records.Count; i++)
        {
            json.WriteString(records.Columns[i], records.Utf8(i));
        }

        json.WriteEndObject();
    }

    private static JsonElement Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        return JsonElement.ParseValue(ref reader);
    }

    private static FileForm? FormOf(string path)
    {
        string name = path.ToLowerInvariant();
        name = name.EndsWith(".gz", StringComparison.Ordinal) || name.EndsWith(".br", StringComparison.Ordinal) ? name[..^3] : name;
        return Path.GetExtension(name) switch
        {
            ".csv" => FileForm.Csv,
            ".tsv" => FileForm.Tsv,
            ".jsonl" or ".ndjson" => FileForm.Jsonl,
            ".json" => FileForm.Json,
            _ => null,
        };
    }
}
