using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using TypedDao.Catalogs;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Files;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao cat</c>: the rows of an object, or of any file or folder.</summary>
internal static class CatCommand
{
    public static Command Create(ToolConsole console)
    {
        var source = new Argument<string>("source") { Description = "An object, as store.object, or a file or folder, of a bucket too: s3://bucket/key or s3://bucket/folder/." };
        var columns = new Option<string?>("--columns") { Description = "The columns to print, separated by commas.", HelpName = "a,b" };
        var where = new Option<string?>("--where", "-w")
        {
            Description = "Print the rows that match, such as \"country = 'DE' and (id >= 18 or email is null)\". It may use columns that are not printed.",
            HelpName = "filter",
        };
        var limit = new Option<long?>("--limit", "-n")
        {
            Description = "Print at most this many of the rows that match.",
            HelpName = "rows",
            CustomParser = ParseLimit,
        };
        Option<OutputForm?> output = ChoiceOption.Create<OutputForm>("How to print rows. Default: ndjson.", "--output", "-o");
        Option<FileForm?> format = ChoiceOption.Create<FileForm>("The format of a file; told by its suffix where absent.", "--format");
        columns.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value.Split(',').All(string.IsNullOrWhiteSpace)))
            {
                result.AddError("--columns takes names of columns, not an empty text.");
            }
        });
        var command = new Command("cat", "Prints rows: data to standard output, counts to standard error. Of Parquet files only the columns are read that are printed or filtered by.")
        {
            source, columns, where, limit, output, format,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command);
        BucketOptions buckets = new BucketOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var request = new CatRequest(
                parsed.GetValue(columns)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToArray(),
                parsed.GetValue(where),
                parsed.GetValue(limit) ?? long.MaxValue,
                parsed.GetValue(output) ?? OutputForm.Ndjson);
            string name = parsed.GetValue(source)!;
            BucketAccess access = buckets.Read(parsed, name);
            if (options.IsFile(parsed, name))
            {
                OpenPlace found = await OpenPlace.OpenAsync(name, access, cancellationToken).ConfigureAwait(false);
                await using (found.ConfigureAwait(false))
                {
                    return await FileRows.CatAsync(found.Place, parsed.GetValue(format), request, console, cancellationToken).ConfigureAwait(false);
                }
            }

            CompiledCatalog catalog = await options.CompileAsync(parsed, cancellationToken).ConfigureAwait(false);
            (_, ObjectDefinition item) = ObjectNames.Find(catalog.OrThrow(console.Error).Definition, name);
            DataContext context = catalog.Open(options.Environment(parsed));
            await using (context.ConfigureAwait(false))
            {
                await ObjectRows.CatAsync(CompiledCatalog.Create(item, context), request, console, cancellationToken).ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static long? ParseLimit(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long rows))
        {
            return rows;
        }

        result.AddError($"--limit takes a number of rows, not '{text}'.");
        return null;
    }
}
