using System.Text.Json;

namespace MakeFlights;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, interrupt) =>
        {
            interrupt.Cancel = true;
            stop.Cancel();
        };
        try
        {
            if (arguments is [] or ["--help"])
            {
                Console.WriteLine(MakeOptions.Usage);
                return arguments.Length == 0 ? 2 : 0;
            }

            Manifest manifest = await MakeAsync(MakeOptions.Parse(arguments), stop.Token);
            Console.WriteLine($"""
                seed               {manifest.Seed}
                rows               {manifest.Rows:N0}
                  good             {manifest.Good:N0}
                  duplicates       {manifest.Duplicates:N0}
                  unknown airports {manifest.UnknownAirports:N0}
                  bad dates        {manifest.BadDates:N0}
                  malformed        {manifest.Malformed:N0}
                files              {manifest.Files.Count:N0}, {manifest.Bytes / 1e6:N1} MB
                """);
            return 0;
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync($"make-flights: {error.Message}\n\n{MakeOptions.Usage}");
            return 2;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("make-flights: stopped; the files so far are incomplete.");
            return 1;
        }
    }

    /// <summary>Makes the files and their manifest.</summary>
    public static async Task<Manifest> MakeAsync(MakeOptions options, CancellationToken cancellationToken)
    {
        RealFlights real = await RealFlights.ReadAsync(cancellationToken);
        if (Directory.CreateDirectory(options.Output).EnumerateFileSystemInfos().Any())
        {
            throw new UsageException($"the folder {options.Output} is not empty.");
        }

        (IReadOnlyList<string> files, long bytes) = await FlightFiles.WriteAsync(
            new MadeRows(options, real).Texts(), options.Output, options.RowsPerFile, cancellationToken);
        File.Copy(RealFlights.AirportsFile, Path.Combine(options.Output, Path.GetFileName(RealFlights.AirportsFile)), overwrite: true);

        var manifest = new Manifest
        {
            Seed = options.Seed,
            Rows = options.Rows,
            Good = options.Good,
            Duplicates = options.Duplicates,
            UnknownAirports = options.UnknownAirports,
            BadDates = options.BadDates,
            Malformed = options.Malformed,
            Files = files,
            Bytes = bytes,
        };
        await File.WriteAllTextAsync(
            Path.Combine(options.Output, Manifest.FileName),
            JsonSerializer.Serialize(manifest, ManifestJson.Default.Manifest) + "\n",
            cancellationToken);
        return manifest;
    }
}
