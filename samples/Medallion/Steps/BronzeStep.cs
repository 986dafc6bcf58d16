using Medallion.Reporting;

namespace Medallion.Steps;

/// <summary>Takes files as they are. What bronze has once it keeps: a second run finds the files there and leaves them.</summary>
internal static class BronzeStep
{
    public static async Task<StepReport> RunAsync(Input input, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = new StepReport("bronze", "files as received", terminal.Time);
        int taken = 0;
        int found = 0;
        long bytes = 0;
        await using (terminal.ShowProgress("bronze", () => new(bytes, input.Bytes, $"{taken + found} of {input.Files} files")))
        {
            await TakeAirportsAsync();
            await TakeAllAsync(Catalog.Bronze.FlightsPublished, input.Published);
            await TakeAllAsync(Catalog.Bronze.FlightsReported, input.Reported);
            await TakeAllAsync(Catalog.Bronze.FlightsParquet, input.Exported);
        }

        report.Count("found", input.Files, "files", Text.Bytes(input.Bytes));
        report.Count("taken", taken, "files", "");
        report.Count("already there", found, "files", "with equal content");
        report.Balance("found", input.Files, taken, found);
        return report.Complete();

        async Task TakeAirportsAsync()
        {
            await using FileStream content = File.OpenRead(input.Airports);
            if (await Catalog.Bronze.Airports.ExistsAsync(cancellationToken))
            {
                await DemandEqualAsync(content, await Catalog.Bronze.Airports.OpenReadAsync(cancellationToken));
            }
            else
            {
                await Catalog.Bronze.Airports.CreateAsync(content, cancellationToken);
                taken++;
            }

            bytes += content.Length;
        }

        // Whatever can do these three things: the compiler knows which objects can.
        async Task TakeAllAsync<TDirectory>(TDirectory directory, IReadOnlyList<string> files)
            where TDirectory : IListable, INamedByteReadable, INamedByteCreatable
        {
            HashSet<string> there = await directory.ListAsync(cancellationToken)
                .Select(file => Path.GetFileName(file.Key))
                .ToHashSetAsync(cancellationToken: cancellationToken);
            foreach (string file in files)
            {
                string name = Path.GetFileName(file);
                await using FileStream content = File.OpenRead(file);
                if (there.Contains(name))
                {
                    await DemandEqualAsync(content, await directory.OpenReadAsync(name, cancellationToken));
                }
                else
                {
                    await directory.CreateAsync(name, content, cancellationToken);
                    taken++;
                }

                bytes += content.Length;
            }
        }

        async Task DemandEqualAsync(FileStream content, Stream there)
        {
            await using (there)
            {
                if (!await Streams.AreEqualAsync(content, there, cancellationToken))
                {
                    throw new UsageException(
                        $"Bronze has another {Path.GetFileName(content.Name)} already and keeps what it received; " +
                        "give the new file a name of its own, or the run a lake of its own (FLIGHTS_LAKE).");
                }
            }

            found++;
        }
    }
}
