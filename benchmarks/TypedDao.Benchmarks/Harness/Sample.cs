using System.Globalization;

namespace TypedDao.Benchmarks.Harness;

/// <summary>What one run cost.</summary>
/// <param name="Wall">Milliseconds that passed.</param>
/// <param name="Cpu">Milliseconds of the processor, all threads together.</param>
/// <param name="Allocated">Bytes allocated; null where the program cannot say.</param>
/// <param name="PeakMemory">The most memory that the process held, in bytes; 0 where the system does not say.</param>
public readonly record struct Sample(double Wall, double Cpu, long? Allocated, long PeakMemory)
{
    private const string Unknown = "-";

    /// <summary>Reads what <see cref="ToLine"/> made.</summary>
    public static Sample Parse(string line)
    {
        string[] parts = line.Split(' ');
        return new Sample(
            double.Parse(parts[0], CultureInfo.InvariantCulture),
            double.Parse(parts[1], CultureInfo.InvariantCulture),
            parts[2] == Unknown ? null : long.Parse(parts[2], CultureInfo.InvariantCulture),
            long.Parse(parts[3], CultureInfo.InvariantCulture));
    }

    /// <summary>The sample as a line of text.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Wall:R} {Cpu:R} {Allocated?.ToString(CultureInfo.InvariantCulture) ?? Unknown} {PeakMemory}");
}
