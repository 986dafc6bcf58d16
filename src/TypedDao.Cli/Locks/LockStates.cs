using Microsoft.CodeAnalysis;
using TypedDao.Cli.Catalogs;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Diagnostics;
using TypedDao.Generators.Locking;
using TypedDao.Generators.Yaml;

namespace TypedDao.Cli.Locks;

/// <summary>Reads states of a catalog that can be compared: lock files as they are, catalogs as they would be locked.</summary>
/// <param name="types">The types that catalogs can name.</param>
/// <param name="error">Takes the diagnostics of files that cannot be read.</param>
internal sealed class LockStates(LanguageTypes types, TextWriter error)
{
    /// <summary>Reads a catalog or a lock, whichever the file is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ToolException">The file is not there, or has errors, which are printed.</exception>
    public async Task<LockedCatalog> ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (!File.Exists(path))
        {
            throw new ToolException($"There is no catalog or lock at '{path}'.");
        }

        CatalogFile file = await ParseAsync(path, cancellationToken).ConfigureAwait(false);
        return LockReader.IsLock(file.Document) ? ReadLock(file) : Lock([file], cancellationToken);
    }

    /// <summary>Reads a catalog.</summary>
    /// <param name="paths">Its files.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ToolException">A file is a lock, or has errors, which are printed.</exception>
    public async Task<LockedCatalog> ReadCatalogAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var files = new List<CatalogFile>();
        foreach (string path in paths)
        {
            CatalogFile file = await ParseAsync(path, cancellationToken).ConfigureAwait(false);
            files.Add(LockReader.IsLock(file.Document) ? throw new ToolException($"'{file.Path}' is a lock, where a catalog is expected. Name the catalog.") : file);
        }

        return Lock(files, cancellationToken);
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ToolException">It has errors, which are printed.</exception>
    public async Task<LockedCatalog> ReadLockAsync(string path, CancellationToken cancellationToken)
        => ReadLock(await ParseAsync(path, cancellationToken).ConfigureAwait(false));

    private static async Task<CatalogFile> ParseAsync(string path, CancellationToken cancellationToken)
        => new(CatalogOptions.Shown(path), YamlDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), cancellationToken));

    private LockedCatalog ReadLock(CatalogFile file)
    {
        var reporter = new Reporter();
        return LockReader.Read(file, reporter)?.Catalog ?? throw Refuse(file.Path, reporter.ToSorted());
    }

    private LockedCatalog Lock(IReadOnlyList<CatalogFile> files, CancellationToken cancellationToken)
    {
        BindingResult bound = types.Bind(files, "Catalog", cancellationToken);
        return bound.Catalog is { } catalog && !bound.Diagnostics.Any(IsError)
            ? LockBuilder.Build(catalog)
            : throw Refuse(string.Join(", ", files.Select(file => file.Path)), bound.Diagnostics);
    }

    private static bool IsError(DiagnosticInfo diagnostic) => DescriptorRegistry.Find(diagnostic.Id).DefaultSeverity is DiagnosticSeverity.Error;

    private ToolException Refuse(string name, IEnumerable<DiagnosticInfo> diagnostics)
    {
        foreach (DiagnosticInfo diagnostic in diagnostics.Where(IsError))
        {
            error.WriteLine(diagnostic.ToDiagnostic());
        }

        return new ToolException($"'{name}' has errors; nothing was compared.");
    }
}
