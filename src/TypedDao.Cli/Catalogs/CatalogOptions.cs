using System.CommandLine;
using System.CommandLine.Parsing;
using TypedDao.Cli.Commands;

namespace TypedDao.Cli.Catalogs;

/// <summary>The options that say which catalog is meant, shared by all commands.</summary>
internal sealed class CatalogOptions
{
    private const string WhichCatalog =
        "The catalog file; several make one catalog. Default: the catalog.yaml of the current folder, or of the nearest folder above it, with every *.catalog.yaml below.";

    private readonly Option<FileInfo[]> _catalog = new("--catalog", "-c") { Description = WhichCatalog + " May be repeated.", HelpName = "file" };

    private readonly Argument<FileInfo[]> _argument = new("catalog") { Description = WhichCatalog, Arity = ArgumentArity.ZeroOrMore };

    private readonly Option<FileInfo?> _project = new("--project", "-p")
    {
        Description = "A project whose references bring store, object, interface and format types, and whose catalog is meant where none is named.",
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
    /// <param name="asArgument">Whether the catalog is the command's argument rather than an option.</param>
    /// <param name="withEnvironment">Whether the command depends on an environment.</param>
    public CatalogOptions AddTo(Command command, bool asArgument = false, bool withEnvironment = true)
    {
        if (asArgument)
        {
            command.Arguments.Add(_argument);
        }
        else
        {
            command.Options.Add(_catalog);
        }

        AddTypesTo(command);
        if (withEnvironment)
        {
            command.Options.Add(_environment);
        }

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
    public async Task<IReadOnlyList<string>> ResolveAsync(ParseResult parsed, CancellationToken cancellationToken)
        => Resolve(parsed, await ReadProjectAsync(parsed, cancellationToken).ConfigureAwait(false));

    /// <summary>The environment that the command line names.</summary>
    /// <param name="parsed">The command line.</param>
    public string? Environment(ParseResult parsed) => parsed.GetValue(_environment);

    /// <summary>Whether a source is a file or folder rather than an object of the catalog.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="source">What the user typed.</param>
    /// <exception cref="ToolException">It could be an object, but there is no catalog, and no such file.</exception>
    public bool IsFile(ParseResult parsed, string source)
    {
        if (Named(parsed).Length > 0 || !ObjectNames.LooksLikeOne(source))
        {
            return Named(parsed).Length == 0;
        }

        return parsed.GetValue(_project) is null && CatalogFiles.Find(Directory.GetCurrentDirectory()) is null
            ? throw new ToolException($"There is no file or folder '{source}', and no catalog.yaml in the current folder or above it that could have such an object.")
            : false;
    }

    /// <summary>A path as messages show it: below the current folder relative to it.</summary>
    /// <param name="path">The full path.</param>
    public static string Shown(string path)
    {
        string shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
        return shown.StartsWith("..", StringComparison.Ordinal) ? path : shown;
    }

    /// <summary>The catalog that the command line means, and the assemblies that bring its types.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <exception cref="ToolException">There is none.</exception>
    public async Task<(CatalogFiles Files, IReadOnlyList<string> References)> FindAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        FileInfo[] named = Named(parsed);
        CatalogFiles? files = named.Length > 0 ? CatalogFiles.Named(named) : null;
        ProjectItems? project = await ReadProjectAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (files is null && project is { Catalogs: [var first, ..] })
        {
            files = new CatalogFiles(project.Catalogs, project.Lock ?? CatalogFiles.LockBeside(first));
        }

        files ??= CatalogFiles.Find(Directory.GetCurrentDirectory())
            ?? throw new ToolException("There is no catalog.yaml in the current folder or above it. Name the file.");
        return (files, Resolve(parsed, project));
    }

    /// <summary>Compiles the catalog that the command line means.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="cancellationToken">Cancels the compilation.</param>
    /// <param name="comparesLock">Whether the catalog is compared with its lock, as a build does.</param>
    public async Task<CompiledCatalog> CompileAsync(ParseResult parsed, CancellationToken cancellationToken, bool comparesLock = false)
    {
        (CatalogFiles files, IReadOnlyList<string> references) = await FindAsync(parsed, cancellationToken).ConfigureAwait(false);
        var sources = new List<CatalogSource>();
        foreach (string path in files.Paths)
        {
            sources.Add(await CatalogSource.ReadAsync(path, isLock: false, cancellationToken).ConfigureAwait(false));
        }

        if (comparesLock && File.Exists(files.Lock))
        {
            sources.Add(await CatalogSource.ReadAsync(files.Lock, isLock: true, cancellationToken).ConfigureAwait(false));
        }

        return CatalogCompiler.Compile(files.Shown, sources, references, cancellationToken);
    }

    /// <summary>Whether an option of the command names a catalog.</summary>
    /// <param name="command">The command, as parsed.</param>
    public bool NamesCatalog(CommandResult command) => command.GetValue(_catalog) is { Length: > 0 };

    private FileInfo[] Named(ParseResult parsed) => [.. parsed.GetValue(_argument) ?? [], .. parsed.GetValue(_catalog) ?? []];

    private async Task<ProjectItems?> ReadProjectAsync(ParseResult parsed, CancellationToken cancellationToken)
        => parsed.GetValue(_project) is { } project ? await ProjectItems.ReadAsync(project, cancellationToken).ConfigureAwait(false) : null;

    private IReadOnlyList<string> Resolve(ParseResult parsed, ProjectItems? project)
        => ReferenceSet.Resolve(project?.References ?? [], parsed.GetValue(_references) ?? []);
}
