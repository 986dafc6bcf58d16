using System.Text.Json;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;

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
    /// <returns>The folder of the store, and the objects in the order of their paths.</returns>
    /// <exception cref="ToolException">There are none.</exception>
    public async Task<(string Root, IReadOnlyList<FoundObject> Objects)> FindAsync(string folder, CancellationToken cancellationToken)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string root = await IsObjectAsync(folder, cancellationToken).ConfigureAwait(false) ? Path.GetDirectoryName(folder) ?? folder : folder;
        await SearchAsync(folder, root, cancellationToken).ConfigureAwait(false);
        return _found.Count > 0
            ? (root, _found)
            : throw new ToolException($"The folder '{folder}' holds no data that can be read: files named .csv, .tsv, .jsonl, .ndjson or .json, also with .gz or .br.");
    }

    private async Task SearchAsync(string folder, string root, CancellationToken cancellationToken)
    {
        try
        {
            await SearchWithinAsync(folder, root, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (folder != root && CannotBeRead(failure))
        {
            progress.Say($"left out: {failure.Message}");
        }
    }

    private async Task SearchWithinAsync(string folder, string root, CancellationToken cancellationToken)
    {
        if (folder != root && await IsObjectAsync(folder, cancellationToken).ConfigureAwait(false))
        {
            await AddAsync(folder, root, cancellationToken).ConfigureAwait(false);
            return;
        }

        foreach (string file in FilesOf(folder))
        {
            await AddAsync(file, root, cancellationToken).ConfigureAwait(false);
        }

        foreach (string inner in FoldersOf(folder))
        {
            await SearchAsync(inner, root, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Whether a folder is one object: it holds partitions, or several files and nothing else, with the same columns.</summary>
    private static async Task<bool> IsObjectAsync(string folder, CancellationToken cancellationToken)
    {
        string[] inner = FoldersOf(folder);
        string[] files = FilesOf(folder);
        if (inner.Length > 0)
        {
            return files.Length == 0 && inner.All(path => Path.GetFileName(path).IndexOf('=', StringComparison.Ordinal) > 0);
        }

        string? first = files.Length > 1 ? await DescribeAsync(files[0], cancellationToken).ConfigureAwait(false) : null;
        foreach (string file in first is null ? [] : files.Skip(1).Take(Compared))
        {
            if (await DescribeAsync(file, cancellationToken).ConfigureAwait(false) != first)
            {
                return false;
            }
        }

        return first is not null;
    }

    /// <summary>The format and columns of a file, as its first row tells; null where it has none.</summary>
    private static async Task<string?> DescribeAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            InputFile file = InputFile.Find(path, null)[0];
            if (file.IsText)
            {
                (BuiltIn.CsvFormat format, string[] header) = await CsvSniffer.SniffAsync(file, cancellationToken).ConfigureAwait(false);
                return $"{file.Form} {format.Delimiter} {string.Join('\n', header)}";
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

    private async Task AddAsync(string path, string root, CancellationToken cancellationToken)
    {
        try
        {
            FoundObject found = await finder.FindAsync(path, root, null, null, cancellationToken).ConfigureAwait(false);
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

    private static string[] FilesOf(string folder) =>
    [
        .. Folders.FilesOf(folder)
            .Where(InputFile.IsKnown)
            .Order(StringComparer.Ordinal),
    ];

    private static string[] FoldersOf(string folder) =>
    [
        .. Folders.FoldersOf(folder)
            .Where(path => !Ignored.Contains(Path.GetFileName(path)))
            .Order(StringComparer.Ordinal),
    ];
}
