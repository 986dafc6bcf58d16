namespace Medallion.Steps;

/// <summary>What is known of the delays of a group of flights.</summary>
internal readonly record struct DelayTally(long Flights, long Late, long Minutes, int Worst)
{
    private const int LateAfterMinutes = 15;

    public static DelayTally Empty { get; } = new(0, 0, 0, int.MinValue);

    public decimal Mean => Math.Round((decimal)Minutes / Flights, 2);

    public DelayTally Add(int delay)
        => new(Flights + 1, Late + (delay > LateAfterMinutes ? 1 : 0), Minutes + delay, Math.Max(Worst, delay));
}
