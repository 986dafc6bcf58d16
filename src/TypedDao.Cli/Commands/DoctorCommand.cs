using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Doctor;
using TypedDao.Cli.Output;
using TypedDao.Contexts;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao doctor</c>: what is wrong with an environment, and the cures.</summary>
internal static class DoctorCommand
{
    public static Command Create(ToolConsole console)
    {
        Option<ReportForm?> output = ChoiceOption.OfReport();
        var command = new Command(
            "doctor",
            "Looks at each store of an environment: whether its values are set, whether it can be reached, and whether its files have the columns that are "
            + "declared. Reads a little of the data and writes nothing.")
        {
            output,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command, asArgument: true);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            CompiledCatalog catalog = await options.CompileAsync(parsed, cancellationToken).ConfigureAwait(false);
            DataContext context = catalog.OrThrow(console.Error).Open(options.Environment(parsed));
            await using (context.ConfigureAwait(false))
            {
                IReadOnlyList<Finding> findings = await ExamineAsync(context, console, cancellationToken).ConfigureAwait(false);
                if (parsed.GetValue(output) is ReportForm.Json)
                {
                    console.WriteJson(ToJson(catalog.Path, context.Environment, findings));
                }
                else
                {
                    console.Write(ToText(findings, console));
                }

                await console.Error.WriteLineAsync($"{catalog.Path}, environment '{context.Environment}': {Counts(findings)}.").ConfigureAwait(false);
                return findings.Any(finding => finding.Severity is FindingSeverity.Error) ? ExitCode.Failed : ExitCode.Done;
            }
        });
        return command;
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(DataContext context, ToolConsole console, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        using (var progress = new Progress(console))
        {
            foreach (StoreSlot slot in context.StoreSlots)
            {
                findings.AddRange(await new StoreExamination(context, slot, progress.Report).RunAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        // What concerns several stores is known only where each of them is well.
        if (!findings.Any(finding => finding.Severity is FindingSeverity.Error && finding.Object is null))
        {
            try
            {
                await context.ValidateAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (ConfigurationException error)
            {
                findings.AddRange(error.Problems.Select(problem => new Finding(FindingSeverity.Error, null, null, "addresses", problem, null)));
            }
        }

        return findings;
    }

    private static string ToText(IEnumerable<Finding> findings, ToolConsole console)
    {
        var text = new StringBuilder();
        foreach (Finding finding in findings)
        {
            text.Append(console.Paint(Word(finding.Severity), finding.Severity switch
            {
                FindingSeverity.Error => Colour.Red,
                FindingSeverity.Warning => Colour.Yellow,
                _ => Colour.None,
            }));
            text.Append(": ").Append(finding.Object ?? finding.Store ?? "stores").Append(": ").Append(finding.Message).Append('\n');
            if (finding.Cure is { } cure)
            {
                text.Append("  ").Append(cure).Append('\n');
            }
        }

        return text.ToString();
    }

    private static JsonObject ToJson(string path, string environment, IReadOnlyList<Finding> findings) => new()
    {
        ["catalog"] = path,
        ["environment"] = environment,
        ["errors"] = findings.Count(finding => finding.Severity is FindingSeverity.Error),
        ["warnings"] = findings.Count(finding => finding.Severity is FindingSeverity.Warning),
        ["findings"] = new JsonArray([.. findings.Select(finding => new JsonObject
        {
            ["severity"] = Word(finding.Severity),
            ["store"] = finding.Store,
            ["object"] = finding.Object,
            ["kind"] = finding.Kind,
            ["message"] = finding.Message,
            ["cure"] = finding.Cure,
        })]),
    };

    private static string Counts(IReadOnlyList<Finding> findings) => string.Join(", ", Enum.GetValues<FindingSeverity>().Select(severity =>
    {
        int count = findings.Count(finding => finding.Severity == severity);
        string noun = severity is FindingSeverity.Info ? "note" : Word(severity);
        return count == 1 ? $"1 {noun}" : $"{count} {noun}s";
    }));

    private static string Word(FindingSeverity severity) => severity switch
    {
        FindingSeverity.Error => "error",
        FindingSeverity.Warning => "warning",
        _ => "info",
    };
}
