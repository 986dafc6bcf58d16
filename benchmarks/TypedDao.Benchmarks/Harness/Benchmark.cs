namespace TypedDao.Benchmarks.Harness;

/// <summary>A job, and the ways to do it; the first is what the others are compared with.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Title">What is compared.</param>
/// <param name="CheckAsync">Makes the data, and checks that all variants give the same; the result says how much work the job is.</param>
/// <param name="Variants">The ways.</param>
public sealed record Benchmark(string Name, string Title, Func<Task<Workload>> CheckAsync, params Variant[] Variants)
{
    /// <summary>
    /// Whether a round counts only where two threads get a core each. A server on the same machine goes on working when it has answered:
    /// it takes a core in any case, and the rounds of all variants alike.
    /// </summary>
    public bool NeedsCores { get; init; } = true;

    /// <summary>The ways of other programs, which come last.</summary>
    public IReadOnlyList<ProgramVariant> Programs { get; init; } = [];
}
