using System.Text.Json;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Schema;

namespace TypedDao.Cli.Discovery;

/// <summary>Finds the objects of a folder: files, and folders whose files are alike or are partitions.</summary>
/// <param name="finder">Describes one object.</param>
/// <param name="progress">Takes what is left out, and why.</param>
internal sealed class FolderFinder(Finder finder, Progress progress)
{
    /// <summary>How many files of a folder are looked into: those of one kind are alike.</summary>
    private const int Compared = 20;

    /// <summary>What builds leave behind.</summary>
    private static readonly string[] Ignored = ["bin", "obj"];

    private readonly List<FoundObject> _found = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Finds the objects.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>The path of the folder of the store, and the objects in the order of their paths.</returns>
    /// <exception cref="ToolException">There are none.</exception>
    public async Task<(string Root, IReadOnlyList<FoundObject> Objects)> FindAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        string root = await IsObjectAsync(folder, cancellationToken).ConfigureAwait(false) ? folder.Parent ?? folder.Path : folder.Path;
        await SearchAsync(folder, root, cancellationToken).ConfigureAwait(false);
        return _found.Count > 0
            ? (root, _found)
            : throw new ToolException($"The folder '{folder.Path}' holds no data that can be read: files named .parquet, .csv, .tsv, .jsonl, .ndjson or .json, those of text also with .gz or .br.");
    }

    private async Task SearchAsync(DataFolder folder, string root, CancellationToken cancellationToken)
    {
        try
        {
            await SearchWithinAsync(folder, root, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (folder.Path != root && CannotBeRead(failure))
        {
            progress.Say($"left out: {failure.Message}");
        }
    }

    private async Task SearchWithinAsync(DataFolder folder, string root, CancellationToken cancellationToken)
    {
        if (folder.Path != root && await IsObjectAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            await AddAsync(folder, root, cancellationToken).ConfigureAwait(false);
            return;
        }

        (IReadOnlyList<DataFile> files, IReadOnlyList<DataFolder> folders) = await ListAsync(folder, cancellationToken).ConfigureAwait(false);
        foreach (DataFile file in files)
        {
            await AddAsync(file, root, cancellationToken).ConfigureAwait(false);
        }

        foreach (DataFolder inner in folders)
        {
            await SearchAsync(inner, root, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a folder is one object: it holds partitions, or several files and nothing else, with the same columns.</summary>
    private static async Task<bool> IsObjectAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        (IReadOnlyList<DataFile> files, IReadOnlyList<DataFolder> inner) = await ListAsync(folder, cancellationToken).ConfigureAwait(false);
        if (inner.Count > 0)
        {
            return files.Count == 0 && inner.All(partition => partition.Name.IndexOf('=', StringComparison.Ordinal) > 0);
        }

        string? first = files.Count > 1 ? await DescribeAsync(files[0], cancellationToken).ConfigureAwait(false) : null;
        foreach (DataFile file in first is null ? [] : files.Skip(1).Take(Compared))
        {
            if (await DescribeAsync(file, cancellationToken).ConfigureAwait(false) != first)
            {
                return false;
            }
        }

        return first is not null;
    }

    /// <summary>The files that can be read, and the folders that are no output of builds.</summary>
    private static async Task<(IReadOnlyList<DataFile> Files, IReadOnlyList<DataFolder> Folders)> ListAsync(DataFolder folder, CancellationToken cancellationToken)
    {
        (IReadOnlyList<DataFile> files, IReadOnlyList<DataFolder> folders) = await folder.ListAsync(cancellationToken).ConfigureAwait(false);
        return ([.. files.Where(InputFile.IsKnown)], [.. folders.Where(inner => !Ignored.Contains(inner.Name))]);
    }

    /// <summary>The format and columns of a file, as its first row or its footer tells; null where it has none.</summary>
    private static async Task<string?> DescribeAsync(DataFile found, CancellationToken cancellationToken)
    {
        try
        {
            InputFile file = InputFile.Of(found, null);
            if (file.IsText)
            {
                (BuiltIn.CsvFormat format, string[] header) = await CsvSniffer.SniffAsync(file, cancellationToken).ConfigureAwait(false);
                return $"{file.Form} {format.Delimiter} {string.Join('\n', header)}";
            }

            if (file.Form is FileForm.Parquet)
            {
                RowSchema schema = (await file.OpenParquetAsync(cancellationToken).ConfigureAwait(false)).Schema;
                return $"{file.Form} {string.Join('\n', schema.Select(column => $"{column.Name} {column.Type.ToString().TrimEnd('?')}"))}";
            }

            await foreach (JsonElement row in file.ReadAsync(cancellationToken).ConfigureAwait(false))
            {
                return $"{file.Form} {string.Join('\n', row.EnumerateObject().Select(property => property.Name))}";
            }
        }
        catch (Exception failure) when (CannotBeRead(failure))
        {
            // Said where the file is looked at as an object of its own.
        }

        return null;
    }

    private async Task AddAsync(DataPlace place, string root, CancellationToken cancellationToken)
    {
        try
        {
            FoundObject found = await finder.FindAsync(place, root, null, null, cancellationToken).ConfigureAwait(false);
            _found.Add(found with { Name = Unique(found) });
        }
        catch (Exception failure) when (CannotBeRead(failure))
        {
            progress.Say($"left out: {failure.Message}");
        }
    }

    /// <summary>Whether a failure is one of the file or folder alone.</summary>
    private static bool CannotBeRead(Exception failure) => failure is TypedDaoException or ToolException or IOException or UnauthorizedAccessException;

    /// <summary>The name of the file; where two have one, that of its folder or its suffix is added.</summary>
    private string Unique(FoundObject found)
    {
        string[] candidates =
        [
            found.Name,
            Finder.NameOf($"{found.Prefix?.Split('/')[^1]} {found.Name}"),
            Finder.NameOf($"{found.Name} {found.Suffix}"),
            Finder.NameOf($"{found.Prefix} {found.Name} {found.Suffix}"),
        ];
        string name = candidates.FirstOrDefault(candidate => !_names.Contains(candidate))
            ?? Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{found.Name}_{number}").First(candidate => !_names.Contains(candidate));
        _names.Add(name);
        return name;
    }
}
