using System.CommandLine;
using System.CommandLine.Parsing;
using TypedDao.Cli.Catalogs;
using TypedDao.Cli.Output;
using TypedDao.Cli.Places;
using TypedDao.Cli.Uploads;
using TypedDao.Configuration;

namespace TypedDao.Cli.Commands;

/// <summary><c>typeddao uploads</c>: uploads of a bucket that were begun and never completed, and their removal.</summary>
internal static class UploadsCommand
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public static Command Create(ToolConsole console)
    {
        var source = new Argument<string>("source") { Description = "A store of the catalog, or a bucket or folder of one: s3://bucket/folder/." };
        var remove = new Option<bool>("--remove") { Description = "Remove the uploads that are older than --older-than. Their parts are gone then." };
        var olderThan = new Option<TimeSpan?>("--older-than")
        {
            Description = "How long ago an upload was begun at least, such as 90s, 5m, 2h or 1d. Default: all are listed, and those older than 1d are removed.",
            HelpName = "duration",
            CustomParser = ParseDuration,
        };
        Option<ReportForm?> output = ChoiceOption.OfReport();
        var command = new Command(
            "uploads",
            "Lists uploads that were begun and not completed: those of programs that ended in their midst, whose parts are kept and paid for unseen, "
            + "and those that are still being written, which is why young ones are not removed.")
        {
            source, remove, olderThan, output,
        };
        CatalogOptions options = new CatalogOptions().AddTo(command);
        BucketOptions buckets = new BucketOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            string name = parsed.GetValue(source)!;
            BucketAccess access = buckets.Read(parsed, name);
            var request = new UploadsRequest(
                parsed.GetValue(remove), parsed.GetValue(olderThan) ?? (parsed.GetValue(remove) ? Day : TimeSpan.Zero), parsed.GetValue(output) ?? ReportForm.Text);
            if (BucketAddress.Is(name))
            {
                UploadPlace place = await UploadPlace.OfBucketAsync(BucketAddress.Parse(name), access, cancellationToken).ConfigureAwait(false);
                await using (place.ConfigureAwait(false))
                {
                    await UploadReport.RunAsync(place, request, console, cancellationToken).ConfigureAwait(false);
                }

                return ExitCode.Done;
            }

            CompiledCatalog catalog = await options.CompileAsync(parsed, cancellationToken).ConfigureAwait(false);
            DataContext context = catalog.OrThrow(console.Error).Open(options.Environment(parsed));
            await using (context.ConfigureAwait(false))
            {
                UploadPlace place = await UploadPlace.OfStoreAsync(context, name, cancellationToken).ConfigureAwait(false);
                await UploadReport.RunAsync(place, request, console, cancellationToken).ConfigureAwait(false);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static TimeSpan? ParseDuration(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (Durations.TryParse(text, out TimeSpan duration))
        {
            return duration;
        }

        result.AddError($"--older-than takes a duration such as 90s, 5m, 2h or 1d, not '{text}'.");
        return null;
    }
}
