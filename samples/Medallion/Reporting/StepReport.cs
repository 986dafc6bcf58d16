namespace Medallion.Reporting;

/// <summary>What a step did, in counts that must balance.</summary>
internal sealed class StepReport(string name, string title, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();
    private readonly List<string> _lines = [];
    private TimeSpan _elapsed;
    private long _rows;

    /// <summary>Whether everything that came in is accounted for.</summary>
    public bool Balances { get; private set; } = true;

    public void Count(string what, long count, string unit, string detail) => _lines.Add($"  {what,-14}{count,12:N0} {unit,-6} {detail}".TrimEnd());

    /// <summary>Demands that a whole is the sum of its parts.</summary>
    public void Balance(string what, long whole, params IReadOnlyCollection<long> parts)
    {
        bool holds = whole == parts.Sum();
        Balances &= holds;
        if (parts.Count > 1 || !holds)
        {
            _lines.Add($"  {"balance",-14}{whole,12:N0} {what} {(holds ? "=" : "IS NOT")} {string.Join(" + ", parts.Select(part => part.ToString("N0")))}");
        }
    }

    /// <summary>Ends the step's time.</summary>
    /// <param name="rows">The rows that went through, for the speed.</param>
    public StepReport Complete(long rows = 0)
    {
        _elapsed = time.GetElapsedTime(_started);
        _rows = rows;
        return this;
    }

    public void WriteTo(Terminal terminal)
    {
        terminal.WriteLine($"{name}: {title}");
        foreach (string line in _lines)
        {
            terminal.WriteLine(line);
        }

        string speed = _rows == 0 ? "" : $"{_rows / _elapsed.TotalSeconds:N0} rows/s";
        terminal.WriteLine($"  {"time",-14}{_elapsed.TotalSeconds,12:N2} {"s",-6} {speed}".TrimEnd());
    }
}
