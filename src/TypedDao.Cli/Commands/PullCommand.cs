using System.CommandLine;
using System.CommandLine.Parsing;
using TypedDao.Cli.Discovery;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao pull</c>: the YAML of data that is there already.</summary>
internal static class PullCommand
{
    public static Command Create(ToolConsole console)
    {
        var source = new Argument<string>("source") { Description = "A file, or a folder of files that are one object; folders named column=value are its partitions." };
        var name = new Option<string?>("--name") { Description = "What to call the object. Default: the name of the file or folder.", HelpName = "name" };
        var store = new Option<string>("--store") { Description = "What to call the store.", HelpName = "name", DefaultValueFactory = _ => "data" };
        Option<FileForm?> format = ChoiceOption.Create<FileForm>("The format of the files; told by their suffix where absent.", "--format");
        var command = new Command(
            "pull",
            "Writes a catalog of a file or folder from what is there: its key, its format, its partitions and its columns, with types told from "
            + "all rows. It is yours to review: 'typeddao pull orders.csv > catalog.yaml', or paste the object below 'objects:' of a store that you have.")
        {
            source, name, store, format,
        };
        name.Validators.Add(RequireName);
        store.Validators.Add(RequireName);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = InputFile.PathOf(parsed.GetValue(source)!);
            string root = RootOf(path);
            FoundObject found;
            using (var progress = new Progress(console))
            {
                found = await new Finder(progress)
                    .FindAsync(path, root, parsed.GetValue(format), parsed.GetValue(name), cancellationToken).ConfigureAwait(false);
            }

            string shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), root);
            console.Write(CatalogText.Of(parsed.GetValue(store)!, shown.StartsWith("..", StringComparison.Ordinal) ? root : shown, [found]));
            return ExitCode.Done;
        });
        return command;
    }

    private static void RequireName(OptionResult result)
    {
        if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
        {
            result.AddError($"{result.Option.Name} takes a name, not an empty text.");
        }
    }

    /// <summary>The current folder for what is below it, otherwise the folder that holds the file or folder.</summary>
    private static string RootOf(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string current = Directory.GetCurrentDirectory();
        string parent = Path.GetDirectoryName(full) ?? full;
        return !Path.IsPathRooted(path) && (parent + Path.DirectorySeparatorChar).StartsWith(current + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? current
            : parent;
    }
}
