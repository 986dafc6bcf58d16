using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Output;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao check [catalog.yaml …]</c>: the diagnostics of a build without a build.</summary>
internal static class CheckCommand
{
    public static Command Create(ToolConsole console)
    {
        Option<ReportForm?> output = ChoiceOption.OfReport();
        var command = new Command("check", "Prints what a build would say of a catalog, each on a line: path(line,column): error ID: message.")
        {
            output,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command, asArgument: true);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            CompiledCatalog catalog = await options.CompileAsync(parsed, cancellationToken, comparesLock: true).ConfigureAwait(false);
            bool isJson = parsed.GetValue(output) is ReportForm.Json;
            foreach (Diagnostic diagnostic in isJson ? [] : catalog.Diagnostics)
            {
                console.Write(ToText(diagnostic, console));
            }

            await console.Error.WriteLineAsync($"{catalog.Path}: {Count(Number(catalog, DiagnosticSeverity.Error), "error")}, {Count(Number(catalog, DiagnosticSeverity.Warning), "warning")}.").ConfigureAwait(false);
            string? environment = options.Environment(parsed);
            IReadOnlyList<string> problems = environment is null || catalog.HasErrors
                ? []
                : await ValidateAsync(catalog, environment, console, cancellationToken).ConfigureAwait(false);
            if (isJson)
            {
                console.WriteJson(ToJson(catalog, environment, problems));
            }
            else
            {
                console.Write(string.Concat(problems.Select(problem => $"{problem}\n")));
            }

            return catalog.HasErrors || problems.Count > 0 ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }

    private static async Task<IReadOnlyList<string>> ValidateAsync(CompiledCatalog catalog, string environment, ToolConsole console, CancellationToken cancellationToken)
    {
        DataContext context = catalog.Open(environment);
        await using (context.ConfigureAwait(false))
        {
            try
            {
                await context.ValidateAsync(cancellationToken).ConfigureAwait(false);
                await console.Error.WriteLineAsync($"Environment '{context.Environment}': all values of all stores are there.").ConfigureAwait(false);
                return [];
            }
            catch (ConfigurationException error)
            {
                await console.Error.WriteLineAsync($"Environment '{context.Environment}': {Count(error.Problems.Count, "problem")}.").ConfigureAwait(false);
                return error.Problems;
            }
        }
    }

    /// <summary>The line that a build prints; where there are colours, what matters in one.</summary>
    private static string ToText(Diagnostic diagnostic, ToolConsole console)
    {
        (string Word, Colour Colour) severity = diagnostic.Severity switch
        {
            DiagnosticSeverity.Error => ("error", Colour.Red),
            DiagnosticSeverity.Warning => ("warning", Colour.Yellow),
            _ => ("info", Colour.None),
        };
        string line = diagnostic.ToString();
        string plain = $"{severity.Word} {diagnostic.Id}: ";
        int at = line.IndexOf(plain, StringComparison.Ordinal);
        return at < 0 ? line + "\n" : $"{line[..at]}{console.Paint(severity.Word, severity.Colour)}{line[(at + severity.Word.Length)..]}\n";
    }

    private static JsonObject ToJson(CompiledCatalog catalog, string? environment, IReadOnlyList<string> problems) => new()
    {
        ["catalog"] = catalog.Path,
        ["errors"] = Number(catalog, DiagnosticSeverity.Error),
        ["warnings"] = Number(catalog, DiagnosticSeverity.Warning),
        ["diagnostics"] = new JsonArray([.. catalog.Diagnostics.Select(diagnostic =>
        {
            FileLinePositionSpan place = diagnostic.Location.GetLineSpan();
            return new JsonObject
            {
                ["path"] = place.IsValid ? place.Path : null,
                ["line"] = place.IsValid ? place.StartLinePosition.Line + 1 : null,
                ["column"] = place.IsValid ? place.StartLinePosition.Character + 1 : null,
                ["severity"] = diagnostic.Severity switch { DiagnosticSeverity.Error => "error", DiagnosticSeverity.Warning => "warning", _ => "info" },
                ["id"] = diagnostic.Id,
                ["message"] = diagnostic.GetMessage(CultureInfo.InvariantCulture),
                ["help"] = diagnostic.Descriptor.HelpLinkUri,
            };
        })]),
        ["environment"] = environment,
        ["problems"] = new JsonArray([.. problems.Select(problem => JsonValue.Create(problem))]),
    };

    private static int Number(CompiledCatalog catalog, DiagnosticSeverity severity) => catalog.Diagnostics.Count(diagnostic => diagnostic.Severity == severity);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
