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

        var file = new CatalogFile(CatalogOptions.Shown(path), YamlDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), cancellationToken));
        if (LockReader.IsLock(file.Document))
        {
            var reporter = new Reporter();
            return LockReader.Read(file, reporter)?.Catalog ?? throw Refuse(file, reporter.ToSorted());
        }

        BindingResult bound = types.Bind(file, "Catalog", cancellationToken);
        return bound.Catalog is { } catalog && !bound.Diagnostics.Any(IsError) ? LockBuilder.Build(catalog) : throw Refuse(file, bound.Diagnostics);
    }

    /// <summary>Reads a lock.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="ToolException">It has errors, which are printed.</exception>
    public async Task<LockedCatalog> ReadLockAsync(string path, CancellationToken cancellationToken)
    {
        var file = new CatalogFile(CatalogOptions.Shown(path), YamlDocument.Parse(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), cancellationToken));
        var reporter = new Reporter();
        return LockReader.Read(file, reporter)?.Catalog ?? throw Refuse(file, reporter.ToSorted());
    }

    /// <summary>The lock beside a catalog.</summary>
    /// <param name="catalog">The catalog.</param>
    public static string PathFor(string catalog) => Path.ChangeExtension(catalog, ".lock.yaml");

    private static bool IsError(DiagnosticInfo diagnostic) => DescriptorRegistry.Find(diagnostic.Id).DefaultSeverity is DiagnosticSeverity.Error;

    private ToolException Refuse(CatalogFile file, IEnumerable<DiagnosticInfo> diagnostics)
    {
        foreach (DiagnosticInfo diagnostic in diagnostics.Where(IsError))
        {
            error.WriteLine(diagnostic.ToDiagnostic());
        }

        return new ToolException($"'{file.Path}' has errors; nothing was compared.");
    }
}
