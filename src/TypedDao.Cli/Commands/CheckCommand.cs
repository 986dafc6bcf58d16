using System.CommandLine;
using Microsoft.CodeAnalysis;
using TypedDao.Cli.Catalogs;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao check [catalog.yaml]</c>: the diagnostics of a build without a build.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        var file = CatalogOptions.CreateArgument();
        var command = new Command("check", "Prints what a build would say of a catalog, each on a line: path(line,column): error ID: message.")
        {
            file,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command, withCatalog: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            CompiledCatalog catalog = await options.CompileAsync(parsed, parsed.GetValue(file), cancellationToken, comparesLock: true).ConfigureAwait(false);
            foreach (Diagnostic diagnostic in catalog.Diagnostics)
            {
                console.Write($"{diagnostic}\n");
            }

            int errors = catalog.Diagnostics.Count(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
            int warnings = catalog.Diagnostics.Count(diagnostic => diagnostic.Severity is DiagnosticSeverity.Warning);
            await console.Error.WriteLineAsync($"{catalog.Path}: {Count(errors, "error")}, {Count(warnings, "warning")}.").ConfigureAwait(false);
            if (catalog.HasErrors)
            {
                return ExitCode.Failed;
            }

            return options.Environment(parsed) is { } environment
                ? await ValidateAsync(catalog, environment, console, cancellationToken).ConfigureAwait(false)
                : ExitCode.Done;
        });
        return command;
    }

    private static async Task<int> ValidateAsync(CompiledCatalog catalog, string environment, ToolConsole console, CancellationToken cancellationToken)
    {
        DataContext context = catalog.Open(environment);
        await using (context.ConfigureAwait(false))
        {
            try
            {
                await context.ValidateAsync(cancellationToken).ConfigureAwait(false);
                await console.Error.WriteLineAsync($"Environment '{context.Environment}': all values of all stores are there.").ConfigureAwait(false);
                return ExitCode.Done;
            }
            catch (ConfigurationException error)
            {
                foreach (string problem in error.Problems)
                {
                    console.Write($"{problem}\n");
                }

                await console.Error.WriteLineAsync($"Environment '{context.Environment}': {Count(error.Problems.Count, "problem")}.").ConfigureAwait(false);
                return ExitCode.Failed;
            }
        }
    }

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
