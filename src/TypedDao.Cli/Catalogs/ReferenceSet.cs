using System.Diagnostics;
using System.Text.Json;

namespace TypedDao.Cli.Catalogs;

/// <summary>The assemblies a catalog is compiled against: the framework, the bundled packages, and what the user adds.</summary>
internal static class ReferenceSet
{
    /// <summary>Finds the assemblies.</summary>
    /// <param name="project">A project whose references are added.</param>
    /// <param name="references">Further assemblies.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    /// <returns>Full paths; where two have one file name, the user's comes first and is the only one.</returns>
    public static async Task<IReadOnlyList<string>> ResolveAsync(FileInfo? project, FileInfo[] references, CancellationToken cancellationToken)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (FileInfo reference in references)
        {
            if (!reference.Exists)
            {
                throw new ToolException($"There is no assembly at '{reference.FullName}'.");
            }

            byName.TryAdd(reference.Name, reference.FullName);
        }

        if (project is not null)
        {
            foreach (string path in await OfProjectAsync(project, cancellationToken).ConfigureAwait(false))
            {
                byName.TryAdd(Path.GetFileName(path), path);
            }
        }

        // What runs the tool is also what the catalog is compiled against: the framework and the bundled packages.
        string trusted = (string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? string.Empty;
        foreach (string path in trusted.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            // The types of this process stay the ones of this process.
            if (IsBundled(path))
            {
                byName[Path.GetFileName(path)] = path;
            }
            else
            {
                byName.TryAdd(Path.GetFileName(path), path);
            }
        }

        return [.. byName.Values];
    }

    private static bool IsBundled(string path)
        => Path.GetFileName(path).StartsWith("TypedDao", StringComparison.OrdinalIgnoreCase)
            || !Path.GetDirectoryName(path)!.Equals(Path.GetDirectoryName(typeof(ReferenceSet).Assembly.Location), StringComparison.Ordinal);

    private static async Task<IReadOnlyList<string>> OfProjectAsync(FileInfo project, CancellationToken cancellationToken)
    {
        if (!project.Exists)
        {
            throw new ToolException($"There is no project at '{project.FullName}'.");
        }

        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "msbuild", project.FullName, "-nologo", "-t:ResolveReferences", "-getItem:ReferencePath",
                "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new ToolException("The dotnet command cannot be started.");
        Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
        await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        int json = output.IndexOf('{', StringComparison.Ordinal);
        if (process.ExitCode != 0 || json < 0)
        {
            throw new ToolException($"The references of '{project.FullName}' cannot be resolved; build it first.{Environment.NewLine}{output}{await errors.ConfigureAwait(false)}");
        }

        using JsonDocument document = JsonDocument.Parse(output.AsMemory(json));
        return
        [
            .. document.RootElement.GetProperty("Items").GetProperty("ReferencePath").EnumerateArray()
                .Select(item => item.GetProperty("FullPath").GetString()!),
        ];
    }
}
