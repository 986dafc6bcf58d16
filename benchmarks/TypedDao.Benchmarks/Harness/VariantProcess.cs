using System.Diagnostics;

namespace TypedDao.Benchmarks.Harness;

/// <summary>A process that runs one variant when it is told to, so that no variant inherits the heap or the compiled code of another.</summary>
public sealed class VariantProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>Starts a program that serves as a variant.</summary>
    /// <param name="command">How.</param>
    public VariantProcess(ProcessStartInfo command)
    {
        command.UseShellExecute = false;
        command.RedirectStandardInput = true;
        command.RedirectStandardOutput = true;
        _process = Process.Start(command)!;
    }

    /// <summary>Starts this program again as the process of a variant.</summary>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="variant">The place of the variant in it.</param>
    /// <param name="options">What both are told.</param>
    public static VariantProcess Start(Benchmark benchmark, int variant, BenchmarkOptions options)
    {
        var command = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(command.FileName) == "dotnet")
        {
            command.ArgumentList.Add(typeof(VariantProcess).Assembly.Location);
        }

        foreach (string argument in options.ForVariant(benchmark.Name, variant))
        {
            command.ArgumentList.Add(argument);
        }

        return new VariantProcess(command);
    }

    /// <summary>Runs the variant once.</summary>
    public async Task<Sample> RunAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        await _process.StandardInput.FlushAsync();
        return Sample.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("A variant failed; what it says stands above."));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
