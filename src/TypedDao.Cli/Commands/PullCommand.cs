using System.CommandLine;
using System.CommandLine.Parsing;
using TypedDao.Cli.Discovery;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao pull</c>: the YAML of data that is there already.</summary>
internal static class PullCommand
{
    public static Command Create(ToolConsole console)
    {
        var source = new Argument<string>("source") { Description = "A file, or a folder of files that are one object, of a bucket too; folders named column=value are its partitions." };
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
        BucketOptions buckets = new BucketOptions().AddTo(command);
        name.Validators.Add(RequireName);
        store.Validators.Add(RequireName);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string path = parsed.GetValue(source)!;
            BucketAccess access = buckets.Read(parsed, path);
            (string full, string root, StorePlace place) = BucketAddress.Is(path) ? InBucket(BucketAddress.Parse(path), access) : OnMachine(OpenPlace.LocalPath(path));
            OpenPlace opened = await OpenPlace.OpenAsync(full, access, cancellationToken).ConfigureAwait(false);
            await using var _ = opened.ConfigureAwait(false);
            FoundObject found;
            using (var progress = new Progress(console))
            {
                found = await new Finder(progress)
                    .FindAsync(opened.Place, root, parsed.GetValue(format), parsed.GetValue(name), cancellationToken).ConfigureAwait(false);
            }

            console.Write(CatalogText.Of(parsed.GetValue(store)!, place, [found]));
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

    /// <summary>A store in the folder of the bucket that holds the file or folder.</summary>
    private static (string Full, string Root, StorePlace Place) InBucket(BucketAddress address, BucketAccess access)
        => address.Parent is { } parent
            ? (address.ToString(), parent.ToString(), StorePlace.Bucket(parent, access))
            : throw new ToolException($"'{address}' is a whole bucket, which is no object. Name a file or folder in it, or begin with 'typeddao init {address}'.");

    /// <summary>A store in the current folder for what is below it, otherwise in the folder that holds the file or folder.</summary>
    private static (string Full, string Root, StorePlace Place) OnMachine(string path)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string current = Directory.GetCurrentDirectory();
        string parent = Path.GetDirectoryName(full) ?? full;
        string root = !Path.IsPathRooted(path) && (parent + Path.DirectorySeparatorChar).StartsWith(current + Path.DirectorySeparatorChar, StringComparison.Ordinal)
            ? current
            : parent;
        string shown = Path.GetRelativePath(current, root);
        return (full, root, StorePlace.Local(shown.StartsWith("..", StringComparison.Ordinal) ? root : shown));
    }
}
