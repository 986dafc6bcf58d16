using Medallion.Reporting;
using TypedDao.Storage;

namespace Medallion.Steps;

/// <summary>Takes files as they are. What bronze has once it keeps: a second run finds the files there and leaves them.</summary>
internal static class BronzeStep
{
    public static async Task<StepReport> RunAsync(Input input, Terminal terminal, CancellationToken cancellationToken)
    {
        var report = new StepReport("bronze", "files as received", terminal.Time);
        int received = 0;
        long bytes = 0;
        await using (terminal.ShowProgress("bronze", () => new(bytes, input.Bytes, $"{received} of {input.Flights.Count + 1} files")))
        {
            await TakeAirportsAsync();

            Dictionary<string, StorageEntry> there = await Catalog.Bronze.Flights.ListAsync(cancellationToken)
                .ToDictionaryAsync(entry => Path.GetFileName(entry.Key), cancellationToken: cancellationToken);
            foreach (string file in input.Flights)
            {
                await TakeFlightsAsync(file, there.GetValueOrDefault(Path.GetFileName(file)));
            }
        }

        int files = input.Flights.Count + 1;
        report.Count("found", files, "files", Text.Bytes(input.Bytes));
        report.Count("taken", received, "files", Text.Bytes(bytes));
        report.Count("already there", files - received, "files", "with equal content");
        return report.Complete();

        async Task TakeAirportsAsync()
        {
            await using FileStream content = File.OpenRead(input.Airports);
            if (!await Catalog.Bronze.Airports.ExistsAsync(cancellationToken))
            {
                Took(await Catalog.Bronze.Airports.CreateAsync(content, cancellationToken));
                return;
            }

            await using Stream kept = await Catalog.Bronze.Airports.OpenReadAsync(cancellationToken);
            await DemandEqualAsync(content, kept);
        }

        async Task TakeFlightsAsync(string file, StorageEntry? existing)
        {
            string name = Path.GetFileName(file);
            await using FileStream content = File.OpenRead(file);
            if (existing is null)
            {
                Took(await Catalog.Bronze.Flights.CreateAsync(name, content, cancellationToken));
                return;
            }

            await using Stream kept = await Catalog.Bronze.Flights.OpenReadAsync(name, cancellationToken);
            await DemandEqualAsync(content, kept);
        }

        void Took(WriteResult result)
        {
            received++;
            bytes += result.Bytes;
        }

        async Task DemandEqualAsync(FileStream content, Stream kept)
        {
            if (!await Streams.AreEqualAsync(content, kept, cancellationToken))
            {
                throw new UsageException(
                    $"Bronze has another {Path.GetFileName(content.Name)} already and keeps what it received; give the new file a name of its own, or the run a lake of its own (FLIGHTS_LAKE).");
            }
        }
    }
}
