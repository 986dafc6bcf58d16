using System.CommandLine;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Locks;
using TypedDao.Cli.Output;
using TypedDao.Generators.Locking;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao diff [before] [after]</c>: what changed between two states of a catalog, and what of it breaks others.</summary>
internal static class DiffCommand
{
    public static Command Create(ToolConsole console)
    {
        var before = new Argument<FileInfo?>("before") { Description = "A catalog or lock. Default: the lock beside the catalog.", Arity = ArgumentArity.ZeroOrOne };
        var after = new Argument<FileInfo?>("after") { Description = "A catalog or lock. Default: the catalog that --catalog says.", Arity = ArgumentArity.ZeroOrOne };
        Option<DiffForm?> output = ChoiceOption.Create<DiffForm>("How to print the changes. Default: text.", "--output", "-o");
        var command = new Command(
            "diff",
            "Prints what changed between two catalogs or locks, and fails where a change breaks what others rely on.")
        {
            before, after, output,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command, withEnvironment: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (LockedCatalog first, LockedCatalog second) = await ReadAsync(parsed.GetValue(before)?.FullName, parsed.GetValue(after)?.FullName).ConfigureAwait(false);
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

            async Task<(LockedCatalog First, LockedCatalog Second)> ReadAsync(string? then, string? now)
            {
                if (now is not null)
                {
                    var states = new LockStates(LanguageTypes.Read(await options.ResolveAsync(parsed, cancellationToken).ConfigureAwait(false), cancellationToken), console.Error);
                    return (
                        await states.ReadAsync(then!, cancellationToken).ConfigureAwait(false),
                        await states.ReadAsync(now, cancellationToken).ConfigureAwait(false));
                }

                (CatalogFiles files, IReadOnlyList<string> references) = await options.FindAsync(parsed, cancellationToken).ConfigureAwait(false);
                var ofCatalog = new LockStates(LanguageTypes.Read(references, cancellationToken), console.Error);
                return (
                    await ofCatalog.ReadAsync(then ?? files.Lock, cancellationToken).ConfigureAwait(false),
                    await ofCatalog.ReadCatalogAsync(files.Paths, cancellationToken).ConfigureAwait(false));
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(after) is not null && options.NamesCatalog(result))
            {
                result.AddError("--catalog and the argument 'after' name one thing: give one of them.");
            }
        });
        return command;
    }
}
