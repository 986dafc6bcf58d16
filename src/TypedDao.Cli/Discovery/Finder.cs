using System.Text.Json;
using System.Text.Json.Nodes;
using TypedDao.BuiltIn;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Files.Paths;
using TypedDao.Generators.Binding;
using TypedDao.Schema;

namespace TypedDao.Cli.Discovery;

/// <summary>Describes a file or folder as an object: its key, its format, its partitions, its columns.</summary>
/// <param name="progress">Takes what is being done, and what the user should know.</param>
internal sealed class Finder(Progress progress)
{
    /// <summary>The format of Parquet files in a catalog.</summary>
    public const string Parquet = "parquet";

    private const int DeepestStruct = 8;

    /// <summary>Describes a file or folder.</summary>
    /// <param name="place">The file or folder.</param>
    /// <param name="root">The path of the folder of the store.</param>
    /// <param name="form">The format; null: told by suffixes.</param>
    /// <param name="name">The object's name; null: made from the path.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ToolException">Nothing can be described.</exception>
    public async Task<FoundObject> FindAsync(DataPlace place, string root, FileForm? form, string? name, CancellationToken cancellationToken)
    {
        string path = place.Path;
        List<InputFile> files = await InputFile.FindAsync(place, form, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        InputFile first = files[0];
        if (files.FirstOrDefault(file => file.Form != first.Form) is { } other)
        {
            throw new ToolException($"The folder '{path}' holds several formats: '{first.Path}' and '{other.Path}'. Name a file, or a folder of one format.");
        }

        bool isFile = place is DataFile;
        string[] suffixes = [.. files.Select(file => file.Suffix).Distinct(StringComparer.Ordinal)];
        string last = place.Name;
        string identifier = isFile && suffixes[0].Length > 0 ? last[..^(suffixes[0].Length + 1)] : last;
        string? prefix = place.PartsBelow(root) is { Length: > 1 } parts ? string.Join('/', parts[..^1]) : null;
        CheckKey(path, prefix, identifier);
        CsvFormat? csv = null;
        string[] header = [];
        if (first.IsText)
        {
            (csv, header) = await SniffAsync(files, cancellationToken).ConfigureAwait(false);
        }

        var columns = new FileColumns(progress);
        columns.Expect(header);
        foreach (InputFile file in files)
        {
            await columns.SeeAsync(csv is null ? file : file.In(csv), cancellationToken).ConfigureAwait(false);
        }

        RowSchema schema = columns.ToSchema();
        foreach (string problem in columns.Problems())
        {
            progress.Say($"'{path}': {problem}");
        }

        IReadOnlyList<Column> partitions = isFile ? [] : PartitionsOf(path, files);
        return new FoundObject(name ?? NameOf(identifier), isFile ? nameof(S3FileObject) : nameof(S3DirectoryObject), prefix, identifier)
        {
            Suffix = suffixes is [{ Length: > 0 }] ? suffixes[0] : null,
            Format = FormatOf(first.Form),
            Csv = csv,
            Partitions = [.. partitions.Select(column => column.Name)],
            Schema = Combine(path, partitions, schema),
        };
    }

    /// <summary>A name in YAML for what storage calls otherwise.</summary>
    /// <param name="text">The name in storage.</param>
    public static string NameOf(string text)
    {
        string name = string.Join('_', new string([.. text.Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ')])
            .Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return CSharpName.From(name) is null ? "object" : name;
    }

    private async Task<(CsvFormat Format, string[] Header)> SniffAsync(IReadOnlyList<InputFile> files, CancellationToken cancellationToken)
    {
        // An empty file has no dialect.
        InputFile file = files.FirstOrDefault(candidate => candidate.Length > 0) ?? files[0];
        (CsvFormat csv, string[] header) = await CsvSniffer.SniffAsync(file, cancellationToken).ConfigureAwait(false);
        if (!csv.Header)
        {
            progress.Say(
                $"'{file.Path}' has no header as it seems: its first row holds values. If it has one, set 'header: true' and name the columns after it.");
        }

        return (csv, header);
    }

    private RowSchema? Combine(string path, IReadOnlyList<Column> partitions, RowSchema inFiles)
    {
        Column[] rest = [.. inFiles.Where(column => column.Name.Length > 0 && !partitions.Any(partition => partition.Name == column.Name))];
        if (inFiles.Any(column => column.Name.Length == 0))
        {
            progress.Say($"'{path}' has a column without a name, which is left out: columns are found by their names.");
        }

        if (rest.Length == 0)
        {
            progress.Say($"'{path}' has no columns that can be told; without columns it is bytes.");
            return null;
        }

        foreach (Column column in rest)
        {
            CheckDepth(path, column.Name, column.Type, 0);
        }

        return new RowSchema([.. partitions, .. rest]);
    }

    private static void CheckDepth(string path, string column, ColumnType type, int depth)
    {
        if (depth > DeepestStruct)
        {
            throw new ToolException($"'{path}': the column '{column}' nests more than {DeepestStruct} deep, which no column can. Flatten it first.");
        }

        if (type.Element is { } element)
        {
            CheckDepth(path, column, element, depth + 1);
        }

        foreach (Column nested in type.Columns ?? [])
        {
            CheckDepth(path, column, nested.Type, depth + 1);
        }
    }

    /// <summary>The partition columns of a folder: the same names in the paths of all its files, from the outside in.</summary>
    private static IReadOnlyList<Column> PartitionsOf(string folder, IReadOnlyList<InputFile> files)
    {
        string[][] folders = [.. files.Select(file => file.File.PartsBelow(folder)[..^1])];
        string?[] names = [.. folders[0].Select(PartitionName)];
        int depth = 0;
        while (depth < names.Length
            && names[depth] is { } name
            && !names.AsSpan(0, depth).Contains(name)
            && folders.All(parts => parts.Length > depth && PartitionName(parts[depth]) == name))
        {
            depth++;
        }

        return [.. Enumerable.Range(0, depth).Select(level => new Column(names[level]!, TypeOf(folders.Select(parts => parts[level][(parts[level].IndexOf('=', StringComparison.Ordinal) + 1)..]))))];
    }

    private static string? PartitionName(string folder)
        => folder.IndexOf('=', StringComparison.Ordinal) is > 0 and int equals ? HiveText.Decode(folder[..equals]) : null;

    /// <summary>Integers, dates and text: what has one spelling in paths whoever wrote them.</summary>
    private static ColumnType TypeOf(IEnumerable<string> values)
    {
        var guess = new ColumnGuess();
        foreach (string value in values)
        {
            var row = new JsonObject { ["value"] = value == HiveText.Null ? null : HiveText.Decode(value) };
            using var document = JsonDocument.Parse(row.ToJsonString());
            guess.See(document.RootElement, isText: true);
        }

        ColumnType type = guess.ToSchema()[0].Type;
        ColumnType kept = type.Kind is ColumnKind.Int64 or ColumnKind.Date ? type : ColumnType.Of(ColumnKind.String);
        return type.IsNullable ? kept.OrNull() : kept;
    }

    private static void CheckKey(string path, string? prefix, string identifier)
    {
        if ($"{prefix}/{identifier}".AsSpan().ContainsAny("{}\\") || $"{prefix}/{identifier}".Contains("${", StringComparison.Ordinal))
        {
            throw new ToolException($"'{path}' cannot be the key of an object: a key holds no '{{', '}}' or '\\'. Rename it.");
        }
    }

    private static string FormatOf(FileForm form) => form switch
    {
        FileForm.Csv or FileForm.Tsv => "csv",
        FileForm.Jsonl => "jsonl",
        FileForm.Parquet => Parquet,
        _ => "json",
    };
}
