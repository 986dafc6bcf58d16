using System.Diagnostics;

namespace TypedDao.Benchmarks.Harness;

/// <summary>The process of one variant: for each line of its input it runs once, and answers with a line that holds the sample.</summary>
public static class VariantServer
{
    /// <summary>Serves until the input ends.</summary>
    /// <param name="variant">The variant.</param>
    public static async Task RunAsync(Variant variant)
    {
        Func<Task> job = variant.Prepare();
        while (await Console.In.ReadLineAsync() is not null)
        {
            variant.Reset?.Invoke();
            Sample sample = await MeasureAsync(job);
            await Console.Out.WriteLineAsync(sample.ToLine());
        }
    }

    private static async Task<Sample> MeasureAsync(Func<Task> job)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        ProcessMemory.ResetPeak();
        using var process = Process.GetCurrentProcess();
        TimeSpan cpu = process.TotalProcessorTime;
        long allocated = GC.GetTotalAllocatedBytes(precise: true);
        long start = Stopwatch.GetTimestamp();
        await job();
        TimeSpan wall = Stopwatch.GetElapsedTime(start);
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        process.Refresh();
        return new Sample(wall.TotalMilliseconds, (process.TotalProcessorTime - cpu).TotalMilliseconds, allocated, ProcessMemory.Peak());
    }
}
