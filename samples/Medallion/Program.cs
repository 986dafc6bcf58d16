using System.Text;
using Medallion.Reporting;
using Medallion.Steps;

namespace Medallion;

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
            Options options = Options.Parse(arguments);
            if (options.Help)
            {
                Console.WriteLine(Options.Usage);
                return 0;
            }

            // Bars need more than the code page of an old console.
            Console.OutputEncoding = Encoding.UTF8;
            Catalog.Configure(context => context with { Arguments = arguments });
            return await RunAsync(options, new Terminal(Console.Out, Console.IsOutputRedirected), stop.Token) ? 0 : 1;
        }
        catch (UsageException error)
        {
            await Console.Error.WriteLineAsync($"{error.Message}\n\n{Options.Usage}");
            return 2;
        }
        catch (TypedDaoException error)
        {
            await Console.Error.WriteLineAsync(error.Message);
            return 1;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("Stopped. Every file of the lake is whole; run again to go on.");
            return 1;
        }
    }

    /// <summary>Runs all steps in the current context and says whether every row is accounted for.</summary>
    public static async Task<bool> RunAsync(Options options, Terminal terminal, CancellationToken cancellationToken)
    {
        Input input = Input.Find(options.Input);
        terminal.WriteLine($"Flights from {options.InputName} · environment {CatalogContext.Current.Environment}");

        StepReport[] reports =
        [
            Show(await BronzeStep.RunAsync(input, terminal, cancellationToken)),
            Show(await SilverStep.RunAsync(terminal, cancellationToken)),
            Show(await GoldStep.RunAsync(terminal, cancellationToken)),
        ];

        await ResultTables.WriteAsync(terminal, cancellationToken);
        terminal.WriteLine();
        terminal.WriteLine(terminal.Memory.ToString());
        bool balanced = reports.All(report => report.Balances);
        terminal.WriteLine(balanced ? "Every row is accounted for." : "ROWS ARE MISSING: see the balances above.");
        return balanced;

        StepReport Show(StepReport report)
        {
            terminal.WriteLine();
            report.WriteTo(terminal);
            return report;
        }
    }
}
