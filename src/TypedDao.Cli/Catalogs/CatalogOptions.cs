using System.CommandLine;
using TypedDao.Cli.Locks;

namespace TypedDao.Cli.Catalogs;

/// <summary>The options that say which catalog is meant, shared by all commands.</summary>
internal sealed class CatalogOptions
{
    private readonly Option<FileInfo?> _catalog = new("--catalog", "-c")
    {
        Description = "The catalog file. Default: catalog.yaml of the current folder, or of the folders above it.",
        HelpName = "file",
    };

    private readonly Option<FileInfo?> _project = new("--project", "-p")
    {
        Description = "A project whose references bring store, object, interface and format types.",
        HelpName = "csproj",
    };

    private readonly Option<FileInfo[]> _references = new("--reference", "-r")
    {
        Description = "An assembly that brings such types. May be repeated.",
        HelpName = "dll",
    };

    private readonly Option<string?> _environment = new("--environment", "-e")
    {
        Description = "The environment to use. Default: TYPEDDAO_ENVIRONMENT, then the catalog's own.",
        HelpName = "name",
    };

    /// <summary>Adds the options to a command.</summary>
    /// <param name="command">The command.</param>
    /// <param name="withCatalog">Whether the catalog is an option rather than the command's argument.</param>
    public CatalogOptions AddTo(Command command, bool withCatalog = true)
    {
        if (withCatalog)
        {
            command.Options.Add(_catalog);
        }

        AddTypesTo(command);
        command.Options.Add(_environment);
        return this;
    }

    /// <summary>Adds to a command the options alone that say where types come from.</summary>
    /// <param name="command">The command.</param>
    public CatalogOptions AddTypesTo(Command command)
    {
        command.Options.Add(_project);
        command.Options.Add(_references);
        return this;
    }

    /// <summary>The assemblies that bring types.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public Task<IReadOnlyList<string>> ResolveAsync(ParseResult parsed, CancellationToken cancellationToken)
        => ReferenceSet.ResolveAsync(parsed.GetValue(_project), parsed.GetValue(_references) ?? [], cancellationToken);

    /// <summary>The environment that the command line names.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Environment(ParseResult parsed) => parsed.GetValue(_environment);

    /// <summary>Whether the command line names a catalog.</summary>
    /// <param name="parsed">The command line.</param>
    public bool NamesCatalog(ParseResult parsed) => parsed.GetValue(_catalog) is not null;

    /// <summary>The argument that names a catalog.</summary>
    public static Argument<FileInfo?> CreateArgument() => new("catalog")
    {
        Description = "The catalog file. Default: catalog.yaml of the current folder, or of the folders above it.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <summary>A path as messages show it: below the current folder relative to it.</summary>
    /// <param name="path">The full path.</param>
    public static string Shown(string path)
    {
        string shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return shown.StartsWith("..", StringComparison.Ordinal) ? path : shown;
    }

    /// <summary>The catalog that the command line means.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="file">The catalog, where it is the command's argument.</param>
    /// <exception cref="ToolException">There is none.</exception>
    public FileInfo FindCatalog(ParseResult parsed, FileInfo? file)
    {
        FileInfo catalog = file ?? parsed.GetValue(_catalog) ?? Find();
        return catalog.Exists
            ? catalog
            : throw new ToolException($"There is no catalog at '{catalog.FullName}'. Name one, or run the command in the folder of a catalog.yaml.");
    }

    /// <summary>Compiles the catalog that the command line means.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="file">The catalog, where it is the command's argument.</param>
    /// <param name="cancellationToken">Cancels the compilation.</param>
    /// <param name="comparesLock">Whether the catalog is compared with the lock beside it, as a build does.</param>
    public async Task<CompiledCatalog> CompileAsync(ParseResult parsed, FileInfo? file, CancellationToken cancellationToken, bool comparesLock = false)
    {
        string catalog = FindCatalog(parsed, file).FullName;
        string lockPath = LockStates.PathFor(catalog);
        IReadOnlyList<string> references = await ResolveAsync(parsed, cancellationToken).ConfigureAwait(false);
        CatalogSource source = await CatalogSource.ReadAsync(catalog, isLock: false, cancellationToken).ConfigureAwait(false);
        CatalogSource? lockSource = comparesLock && File.Exists(lockPath)
            ? await CatalogSource.ReadAsync(lockPath, isLock: true, cancellationToken).ConfigureAwait(false)
            : null;
        return CatalogCompiler.Compile(source, references, cancellationToken, lockSource);
    }

    private static FileInfo Find()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "catalog.yaml");
            if (File.Exists(candidate))
            {
                return new FileInfo(candidate);
            }
        }

        throw new ToolException("There is no catalog.yaml in the current folder or above it. Name the file.");
    }
}
