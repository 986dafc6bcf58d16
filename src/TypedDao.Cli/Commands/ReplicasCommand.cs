using System.CommandLine;
using System.Globalization;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Output;
using TypedDao.Cli.Replicas;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao replicas check|repair [store.object …]</c>: whether all stores that keep an object have the same.</summary>
internal static class ReplicasCommand
{
    public static Command Create(ToolConsole console) => new("replicas", "Compares what the stores of objects with replicas have, and repairs it.")
    {
        CreateCheck(console),
        CreateRepair(console),
    };

    private static Command CreateCheck(ToolConsole console)
    {
        var command = new Command(
            "check", "Compares each replica with the object's own store: the keys of its files and their lengths. Prints what is missing, different or extra, and fails where something is.");
        var arguments = new Shared(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed, arguments, null, new ReplicaOptions { ComparesContent = parsed.GetValue(arguments.Content) }, console, cancellationToken));
        return command;
    }

    private static Command CreateRepair(ToolConsole console)
    {
        var from = new Option<string?>("--from") { Description = "Take this store for the one that is right. The others, the object's own too, become like it. Default: the object's own.", HelpName = "store" };
        var delete = new Option<bool>("--delete") { Description = "Also delete what the source does not have. Without it, such files stay." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Say what would be done, and do nothing." };
        var command = new Command("repair", "Copies files that are missing or different from the object's own store to its replicas.") { from, delete, dryRun };
        var arguments = new Shared(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed,
            arguments,
            parsed.GetValue(from),
            new ReplicaOptions
            {
                ComparesContent = parsed.GetValue(arguments.Content),
                Repairs = true,
                Deletes = parsed.GetValue(delete),
                IsDryRun = parsed.GetValue(dryRun),
            },
            console,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Shared arguments, string? from, ReplicaOptions options, ToolConsole console, CancellationToken cancellationToken)
    {
        CompiledCatalog catalog = await arguments.Catalog.CompileAsync(parsed, cancellationToken).ConfigureAwait(false);
        DataContext context = catalog.OrThrow(console.Error).Open(arguments.Catalog.Environment(parsed));
        await using (context.ConfigureAwait(false))
        {
            IReadOnlyList<ReplicaTask> tasks = ReplicaTask.Of(context, parsed.GetValue(arguments.Objects) ?? [], from);
            var counts = new ReplicaCounts();
            if (parsed.GetValue(arguments.Output) is ReportForm.Json)
            {
                using var report = new JsonReplicaReport(console, catalog.Path, context.Environment);
                await RunAsync(tasks, options, report, counts, console, cancellationToken).ConfigureAwait(false);
                console.Write("\n");
            }
            else
            {
                await RunAsync(tasks, options, new TextReplicaReport(console), counts, console, cancellationToken).ConfigureAwait(false);
            }

            await console.Error.WriteLineAsync($"{catalog.Path}, environment '{context.Environment}': {Summary(tasks, counts, options)}.").ConfigureAwait(false);
            return counts.IsWrong(options) ? ExitCode.Failed : ExitCode.Done;
        }
    }

    private static async Task RunAsync(
        IReadOnlyList<ReplicaTask> tasks, ReplicaOptions options, IReplicaReport report, ReplicaCounts counts, ToolConsole console, CancellationToken cancellationToken)
    {
        using (var progress = new Progress(console))
        {
            foreach (ReplicaTask task in tasks)
            {
                progress.Report($"{task.Object.FullName}: {task.Store.Definition.Name}");
                try
                {
                    await foreach (ReplicaFinding finding in new ReplicaExamination(task, options).RunAsync(cancellationToken).ConfigureAwait(false))
                    {
                        counts.Add(finding);
                        progress.Report(string.Create(CultureInfo.InvariantCulture, $"{task.Object.FullName}: {task.Store.Definition.Name}: {counts.Files} files, {finding.Key}"));
                        if (finding.State is not ReplicaState.Equal || finding.Failure is not null)
                        {
                            progress.Dispose();
                            report.Add(finding);
                        }
                    }
                }
                catch (TypedDaoException error)
                {
                    // Others may still be compared and repaired.
                    counts.AddFailure();
                    progress.Dispose();
                    report.Fail(task, error);
                }
            }
        }

        report.End(counts);
    }

    private static string Summary(IReadOnlyList<ReplicaTask> tasks, ReplicaCounts counts, ReplicaOptions options)
    {
        if (tasks.Count == 0)
        {
            return "no object has replicas";
        }

        string found = $"{Count(counts[ReplicaState.Missing])} missing, {Count(counts[ReplicaState.Different])} different, {Count(counts[ReplicaState.Extra])} extra of {Files(counts.Files)}";
        string would = options.IsDryRun ? " would be" : string.Empty;
        string done = options.Repairs ? $"; {Files(counts[ReplicaAction.Copied])} ({Count(counts.CopiedBytes)} bytes){would} copied, {Count(counts[ReplicaAction.Deleted])}{would} deleted" : string.Empty;
        return $"{found}{done}{(counts.Failures == 0 ? string.Empty : $"; {Count(counts.Failures)} failed")}";
    }

    private static string Files(long count) => count == 1 ? "1 file" : $"{Count(count)} files";

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>What both commands take.</summary>
    private sealed class Shared
    {
        public Shared(Command command)
        {
            command.Arguments.Add(Objects);
            command.Options.Add(Content);
            command.Options.Add(Output);
            Catalog = new CatalogOptions().AddTo(command);
        }

        public Argument<string[]> Objects { get; } = new("objects") { Description = "The objects, as store.object. Default: all that have replicas.", Arity = ArgumentArity.ZeroOrMore };

        public Option<bool> Content { get; } = new("--content") { Description = "Compare the bytes of files too, not their lengths alone: reads all of them in both stores." };

        public Option<ReportForm?> Output { get; } = ChoiceOption.OfReport();

        public CatalogOptions Catalog { get; }
    }
}
