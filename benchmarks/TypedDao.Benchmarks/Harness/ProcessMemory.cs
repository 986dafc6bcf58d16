using System.Globalization;

namespace TypedDao.Benchmarks.Harness;

/// <summary>The memory of this process, where the system is Linux.</summary>
public static class ProcessMemory
{
    private const string Self = "/proc/self/";

    /// <summary>Starts to look for the peak anew.</summary>
    public static void ResetPeak()
    {
        if (OperatingSystem.IsLinux())
        {
            File.WriteAllText(Self + "clear_refs", "5");
        }
    }

    /// <summary>The peak since <see cref="ResetPeak"/>, in bytes; 0 where it is not known.</summary>
    public static long Peak()
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        string line = File.ReadLines(Self + "status").First(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan("VmHWM:".Length, line.Length - "VmHWM:".Length - " kB".Length).Trim(), CultureInfo.InvariantCulture) * 1024;
    }
}
