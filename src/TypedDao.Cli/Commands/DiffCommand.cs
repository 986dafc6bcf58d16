using System.CommandLine;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Locks;
using TypedDao.Generators.Locking;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao diff [before] [after]</c>: what changed between two states of a catalog, and what of it breaks others.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolConsole console)
    {
        var before = new Argument<FileInfo?>("before") { Description = "A catalog or lock. Default: the lock beside the catalog.", Arity = ArgumentArity.ZeroOrOne };
        var after = new Argument<FileInfo?>("after") { Description = "A catalog or lock. Default: the catalog of the current folder, or of the folders above it.", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<DiffForm>("--output", "-o") { Description = "How to print the changes. Default: text.", HelpName = "text|json|markdown" };
        var command = new Command(
            "diff",
            "Prints what changed between two catalogs or locks, and fails where a change breaks what others rely on.")
        {
            before, after, output,
        };
        CatalogOptions options = new CatalogOptions().AddTypesTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string now = options.FindCatalog(parsed, parsed.GetValue(after)).FullName;
            string then = parsed.GetValue(before)?.FullName ?? LockStates.PathFor(now);
            var states = new LockStates(LanguageTypes.Read(await options.ResolveAsync(parsed, cancellationToken).ConfigureAwait(false), cancellationToken), console.Error);
            LockedCatalog first = await states.ReadAsync(then, cancellationToken).ConfigureAwait(false);
            LockedCatalog second = await states.ReadAsync(now, cancellationToken).ConfigureAwait(false);
            var difference = new Difference(first, CatalogComparison.Compare(first, second));
            switch (parsed.GetValue(output))
            {
                case DiffForm.Json:
                    console.WriteJson(difference.ToJson());
                    break;
                case DiffForm.Markdown:
                    console.Write(difference.ToMarkdown());
                    break;
                default:
                    console.Write(difference.ToText(console));
                    break;
            }

            await console.Error.WriteLineAsync(difference.Summary).ConfigureAwait(false);
            return difference.Breaks ? ExitCode.Failed : ExitCode.Done;
        });
        return command;
    }
}
