using System.Diagnostics;

namespace Medallion.Reporting;

/// <summary>The most memory that the process had at any time.</summary>
internal sealed class PeakMemory
{
    private long _managed;

    /// <summary>Looks at the managed heap, which has no record of its own peak.</summary>
    public void Sample() => _managed = Math.Max(_managed, GC.GetTotalMemory(forceFullCollection: false));

    public override string ToString()
    {
        Sample();
        using var process = Process.GetCurrentProcess();
        return $"Peak memory: process {Text.Bytes(process.PeakWorkingSet64)}, managed heap {Text.Bytes(_managed)}";
    }
}
