using System.CommandLine;
using Microsoft.CodeAnalysis;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Discovery;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Generators.Binding;
using TypedDao.Generators.Model;
using TypedDao.Generators.Yaml;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao init [folder]</c>: a catalog of the data of a folder, of a bucket too, and a program that reads it.</summary>
internal static class InitCommand
{
    private const string Store = "data";

    /// <summary>Namespaces in which the generated names would mean something else.</summary>
    private static readonly string[] TakenNames = ["System", "Microsoft", "TypedDao", "Catalog", "CatalogContext", "Data", "Console", "Program"];

    public static Command Create(ToolConsole console)
    {
        var folder = new Argument<string>("folder")
        {
            Description = "The folder that holds the data, of a bucket too: s3://bucket/folder/. Default: the current folder.",
            DefaultValueFactory = _ => ".",
        };
        var into = new Option<DirectoryInfo>("--into")
        {
            Description = "Where to write the project; made where it is not there. Default: the current folder.",
            HelpName = "folder",
            DefaultValueFactory = _ => new DirectoryInfo("."),
        };
        var name = new Option<string?>("--name") { Description = "What to call the project. Default: the name of the folder that it is in.", HelpName = "name" };
        var command = new Command(
            "init",
            "Starts a project from a folder of data: a catalog.yaml with an object for each file or folder of files, and a program that reads them. "
            + "Files that are there are never overwritten.")
        {
            folder, into, name,
        };
        BucketOptions buckets = new BucketOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string data = parsed.GetValue(folder)!;
            BucketAccess access = buckets.Read(parsed, data);
            string target = Path.TrimEndingDirectorySeparator(parsed.GetValue(into)!.FullName);
            OpenPlace opened = await OpenPlace.OpenFolderAsync(data, access, cancellationToken).ConfigureAwait(false);
            await using var _ = opened.ConfigureAwait(false);
            string project = ProjectName(parsed.GetValue(name) ?? Path.GetFileName(target));
            string[] paths = [Path.Combine(target, "catalog.yaml"), Path.Combine(target, project + ".csproj"), Path.Combine(target, "Program.cs")];
            RefuseToOverwrite(target, paths);

            string root;
            IReadOnlyList<FoundObject> objects;
            using (var progress = new Progress(console))
            {
                (root, objects) = await new FolderFinder(new Finder(progress), progress).FindAsync((DataFolder)opened.Place, cancellationToken).ConfigureAwait(false);
            }

            bool isBucket = BucketAddress.Is(root);
            StorePlace place = isBucket
                ? StorePlace.Bucket(BucketAddress.Parse(root), access)
                : StorePlace.Local(Path.GetRelativePath(target, root).Replace(Path.DirectorySeparatorChar, '/'));
            string yaml = CatalogText.Of(Store, place, objects);
            CatalogModel catalog = await BindAsync(yaml, project, console, cancellationToken).ConfigureAwait(false);
            string[] packages =
            [
                "TypedDao",
                .. objects.Any(item => item is { Format: Finder.Parquet, Schema: not null }) ? ["TypedDao.Parquet"] : Array.Empty<string>(),
                .. isBucket ? ["TypedDao.S3"] : Array.Empty<string>(),
            ];
            string[] texts = [yaml, ProgramText.Project(packages, IsCentral(target)), ProgramText.Program(catalog)];
            Directory.CreateDirectory(target);
            for (int i = 0; i < paths.Length; i++)
            {
                await WriteAsync(paths[i], texts[i], cancellationToken).ConfigureAwait(false);
                await console.Error.WriteLineAsync($"wrote {CatalogOptions.Shown(paths[i])}").ConfigureAwait(false);
            }

            await console.Error.WriteLineAsync($"Run it: {(target == Directory.GetCurrentDirectory() ? "dotnet run" : $"cd {CatalogOptions.Shown(target)} && dotnet run")}").ConfigureAwait(false);
            return ExitCode.Done;
        });
        return command;
    }

    private static string ProjectName(string text)
    {
        string name = CSharpName.From(new string([.. text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')])) ?? "App";
        return TakenNames.Contains(name) ? name + "App" : name;
    }

    private static void RefuseToOverwrite(string target, IEnumerable<string> paths)
    {
        string? existing = paths.FirstOrDefault(File.Exists)
            ?? (Directory.Exists(target) ? Directory.EnumerateFiles(target, "*.csproj").Order(StringComparer.Ordinal).FirstOrDefault() : null);
        if (existing is not null)
        {
            throw new ToolException($"'{CatalogOptions.Shown(existing)}' is there already; nothing was written. Choose another folder with --into, or add to the catalog with 'typeddao pull'.");
        }
    }

    /// <summary>The catalog as the build will bind it: what was found is checked before anything is written.</summary>
    private static async Task<CatalogModel> BindAsync(string yaml, string project, ToolConsole console, CancellationToken cancellationToken)
    {
        LanguageTypes types = LanguageTypes.Read(ReferenceSet.Resolve([], []), cancellationToken);
        var file = new CatalogFile("catalog.yaml", YamlDocument.Parse(yaml, cancellationToken));
        BindingResult bound = types.Bind([file], project, cancellationToken);
        Diagnostic[] errors = [.. bound.Diagnostics.Select(diagnostic => diagnostic.ToDiagnostic()).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)];
        foreach (Diagnostic diagnostic in errors)
        {
            await console.Error.WriteLineAsync(diagnostic.ToString()).ConfigureAwait(false);
        }

        return errors.Length == 0 && bound.Catalog is { } catalog
            ? catalog
            : throw new ToolException("The data makes a catalog that a build would refuse for these reasons; nothing was written. Describe its parts with 'typeddao pull'.");
    }

    private static bool IsCentral(string target)
    {
        for (DirectoryInfo? folder = new(target); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Directory.Packages.props")))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using (stream.ConfigureAwait(false))
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
        }
    }
}
