using System.Diagnostics;
using System.Text.Json;

namespace TypedDao.Cli.Catalogs;

/// <summary>What a project gives its compiler, of which the tool makes use.</summary>
/// <param name="References">The paths of the assemblies that it references.</param>
/// <param name="Catalogs">The paths of its catalog files.</param>
/// <param name="Lock">The path of its lock; null where it has none.</param>
internal sealed record ProjectItems(IReadOnlyList<string> References, IReadOnlyList<string> Catalogs, string? Lock)
{
    private const string ReferenceItem = "ReferencePath";
    private const string CatalogItem = "TypedDaoCatalog";
    private const string LockItem = "TypedDaoCatalogLock";

    /// <summary>Asks the build.</summary>
    /// <param name="project">The project.</param>
    /// <param name="cancellationToken">Cancels the question.</param>
    /// <exception cref="ToolException">The project is not there, or its references cannot be resolved.</exception>
    public static async Task<ProjectItems> ReadAsync(FileInfo project, CancellationToken cancellationToken)
    {
        if (!project.Exists)
        {
            throw new ToolException($"There is no project at '{project.FullName}'.");
        }

        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList =
            {
                "msbuild", project.FullName, "-nologo", "-t:ResolveReferences", $"-getItem:{ReferenceItem},{CatalogItem},{LockItem}",
                "-p:DesignTimeBuild=true", "-p:SkipCompilerExecution=true", "-p:ProvideCommandLineArgs=true",
            },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new ToolException("The dotnet command cannot be started.");
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(cancellationToken);
            string output = await process.StandardOutput.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            int json = output.IndexOf('{', StringComparison.Ordinal);
            if (process.ExitCode != 0 || json < 0)
            {
                throw new ToolException($"The references of '{project.FullName}' cannot be resolved; build it first.{Environment.NewLine}{output}{await errors.ConfigureAwait(false)}");
            }

            using JsonDocument document = JsonDocument.Parse(output.AsMemory(json));
            JsonElement items = document.RootElement.GetProperty("Items");
            return new ProjectItems(PathsOf(items, ReferenceItem), PathsOf(items, CatalogItem), PathsOf(items, LockItem).FirstOrDefault());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string[] PathsOf(JsonElement items, string item)
        => [.. items.GetProperty(item).EnumerateArray().Select(found => found.GetProperty("FullPath").GetString()!)];
}
