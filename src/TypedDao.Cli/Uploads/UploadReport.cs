using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using TypedDao.Cli.Output;
using TypedDao.Storage;

namespace TypedDao.Cli.Uploads;

/// <summary>Lists unfinished uploads, removes them where that is asked for, and says which and how many.</summary>
internal static class UploadReport
{
    private const string TimeForm = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    /// <summary>Lists or removes. What was removed is printed also where a removal fails.</summary>
    /// <param name="place">Where.</param>
    /// <param name="request">What to do.</param>
    /// <param name="console">Where to write.</param>
    /// <param name="cancellationToken">Cancels it; what was removed so far stays removed.</param>
    public static async Task RunAsync(UploadPlace place, UploadsRequest request, ToolConsole console, CancellationToken cancellationToken)
    {
        var found = new List<UnfinishedUpload>();
        int younger = 0;
        using var progress = new Progress(console);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        await foreach (UnfinishedUpload upload in place.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            progress.Report(place.AddressOf(upload));
            if (request.MinimumAge == TimeSpan.Zero || now - upload.Started >= request.MinimumAge)
            {
                found.Add(upload);
            }
            else
            {
                younger++;
            }
        }

        int done = found.Count;
        try
        {
            if (request.Removes)
            {
                done = 0;
                foreach (UnfinishedUpload upload in found)
                {
                    progress.Report(string.Create(CultureInfo.InvariantCulture, $"removing {done + 1} of {found.Count}: {place.AddressOf(upload)}"));
                    await place.Uploads.AbandonAsync(upload, cancellationToken).ConfigureAwait(false);
                    done++;
                }
            }
        }
        finally
        {
            progress.Dispose();
            Print(place, request, found.GetRange(0, done), console);
            await console.Error.WriteLineAsync($"{place.Name}: {Counts(request, found.Count, done, younger)}.").ConfigureAwait(false);
        }
    }

    private static void Print(UploadPlace place, UploadsRequest request, List<UnfinishedUpload> uploads, ToolConsole console)
    {
        if (request.Output is ReportForm.Json)
        {
            console.WriteJson(new JsonObject
            {
                ["removed"] = request.Removes,
                ["uploads"] = new JsonArray([.. uploads.Select(upload => new JsonObject
                {
                    ["key"] = upload.Key,
                    ["address"] = place.AddressOf(upload),
                    ["started"] = Time(upload),
                    ["id"] = upload.UploadId,
                })]),
            });
            return;
        }

        if (uploads.Count > 0)
        {
            var table = new TextTable("key", "started", "id");
            foreach (UnfinishedUpload upload in uploads)
            {
                table.Add(upload.Key, Time(upload), upload.UploadId);
            }

            var text = new StringBuilder();
            table.AppendTo(text);
            console.Write(text.ToString());
        }
    }

    private static string Counts(UploadsRequest request, int found, int done, int younger)
    {
        string all = found + younger == 1 ? "1 unfinished upload" : string.Create(CultureInfo.InvariantCulture, $"{found + younger} unfinished uploads");
        string removed = request.Removes ? string.Create(CultureInfo.InvariantCulture, $", {done} removed") : string.Empty;
        string failed = done < found ? string.Create(CultureInfo.InvariantCulture, $", {found - done} not removed") : string.Empty;
        string left = younger == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {younger} too young");
        return all + removed + failed + left;
    }

    private static string Time(UnfinishedUpload upload) => upload.Started.UtcDateTime.ToString(TimeForm, CultureInfo.InvariantCulture);
}
