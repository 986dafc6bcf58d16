using System.CommandLine;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Locks;
using TypedDao.Generators;
using TypedDao.Generators.Locking;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao lock [catalog.yaml …]</c>: writes down what others may rely on, so that builds refuse to break it.</summary>
internal static class LockCommand
{
    public static Command Create(ToolConsole console)
    {
        var acknowledge = new Option<string?>("--acknowledge", "-a")
        {
            Description = "Acknowledge the breaking changes that there are, with the reason for them. The lock otherwise stays.",
            HelpName = "reason",
        };
        var check = new Option<bool>("--check") { Description = "Write nothing; fail where the lock is not what the catalog is." };
        var command = new Command(
            "lock",
            "Writes catalog.lock.yaml beside a catalog: what others may rely on. Builds then refuse what would break them, unless it is acknowledged.")
        {
            acknowledge, check,
        };
        acknowledge.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
            {
                result.AddError("--acknowledge takes the reason, not an empty text.");
            }
        });
        command.Validators.Add(result =>
        {
            if (result.GetValue(check) && result.GetValue(acknowledge) is not null)
            {
                result.AddError("--check writes nothing, and --acknowledge writes: give one of them.");
            }
        });
        CatalogOptions options = new CatalogOptions().AddTo(command, asArgument: true, withEnvironment: false);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            (CatalogFiles files, IReadOnlyList<string> references) = await options.FindAsync(parsed, cancellationToken).ConfigureAwait(false);
            var states = new LockStates(LanguageTypes.Read(references, cancellationToken), console.Error);
            LockedCatalog now = await states.ReadCatalogAsync(files.Paths, cancellationToken).ConfigureAwait(false);
            string path = files.Lock;
            LockedCatalog? before = File.Exists(path) ? await states.ReadLockAsync(path, cancellationToken).ConfigureAwait(false) : null;
            return parsed.GetValue(acknowledge) is { } reason
                ? await AcknowledgeAsync(path, before, now, reason, console, cancellationToken).ConfigureAwait(false)
                : await WriteAsync(path, before, now, parsed.GetValue(check), console, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }

    private static async Task<int> AcknowledgeAsync(
        string path, LockedCatalog? before, LockedCatalog now, string reason, ToolConsole console, CancellationToken cancellationToken)
    {
        if (before is null)
        {
            throw new ToolException($"There is no lock at '{CatalogOptions.Shown(path)}' that something could have changed since. Write it: 'typeddao lock'.");
        }

        CatalogChange[] open = [.. OpenChanges(before, now)];
        if (open.Length == 0)
        {
            await console.Error.WriteLineAsync("There is no breaking change that is not acknowledged already.").ConfigureAwait(false);
            return ExitCode.Done;
        }

        var entries = open.Select(change => new Acknowledgement(change.Name, change.Object, change.Part, change.After, reason));
        await SaveAsync(path, before with { Acknowledged = before.Acknowledged.Concat(entries).ToEquatableArray() }, cancellationToken).ConfigureAwait(false);
        foreach (CatalogChange change in open)
        {
            await console.Error.WriteLineAsync($"acknowledged: {change.Text}.").ConfigureAwait(false);
        }

        return ExitCode.Done;
    }

    private static async Task<int> WriteAsync(
        string path, LockedCatalog? before, LockedCatalog now, bool checks, ToolConsole console, CancellationToken cancellationToken)
    {
        string shown = CatalogOptions.Shown(path);
        CatalogChange[] open = before is null ? [] : [.. OpenChanges(before, now)];
        foreach (CatalogChange change in open)
        {
            await console.Error.WriteLineAsync($"breaking: {change.Text}.").ConfigureAwait(false);
        }

        if (open.Length > 0)
        {
            throw new ToolException(
                $"'{shown}' was not written: {(open.Length == 1 ? "a change breaks" : $"{open.Length} changes break")} what others rely on. "
                + "Undo it or, where it is meant, acknowledge it: typeddao lock --acknowledge REASON");
        }

        bool isSame = before is not null && IsText(await File.ReadAllTextAsync(path, cancellationToken).ConfigureAwait(false), LockText.Of(now));
        if (checks && !isSame)
        {
            throw new ToolException(before is null
                ? $"There is no lock at '{shown}'. Write it: 'typeddao lock'."
                : $"'{shown}' is not what the catalog is. See the difference with 'typeddao diff', and write it: 'typeddao lock'.");
        }

        if (!isSame)
        {
            await SaveAsync(path, now, cancellationToken).ConfigureAwait(false);
        }

        await console.Error.WriteLineAsync(isSame ? $"'{shown}' is what the catalog is." : $"'{shown}' holds {Count(now)}.").ConfigureAwait(false);
        return ExitCode.Done;
    }

    private static IEnumerable<CatalogChange> OpenChanges(LockedCatalog before, LockedCatalog now)
        => CatalogComparison.Compare(before, now).Where(change => change.IsBreaking && !before.Acknowledged.Any(entry => entry.Covers(change)));

    private static string Count(LockedCatalog now) => now.Objects.Count == 1 ? "1 object" : $"{now.Objects.Count} objects";

    /// <summary>Version control may have written other line ends.</summary>
    private static bool IsText(string read, string text) => read.ReplaceLineEndings("\n") == text;

    /// <summary>Replaces the file at once: a build that reads it meanwhile finds one or the other.</summary>
    private static async Task SaveAsync(string path, LockedCatalog catalog, CancellationToken cancellationToken)
    {
        string temporary = path + ".tmp";
        try
        {
            await File.WriteAllTextAsync(temporary, LockText.Of(catalog), cancellationToken).ConfigureAwait(false);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
