namespace TypedDao.Benchmarks.Harness;

/// <summary>What one run cost.</summary>
/// <param name="Wall">Milliseconds that passed.</param>
/// <param name="Cpu">Milliseconds of the processor, all threads together.</param>
/// <param name="Allocated">Bytes allocated.</param>
/// <param name="PeakMemory">The most memory that the process held, in bytes; 0 where the system does not say.</param>
public readonly record struct Sample(double Wall, double Cpu, long Allocated, long PeakMemory);
