namespace TypedDao.Benchmarks.Harness;

/// <summary>One way to do the job that is measured.</summary>
/// <param name="Name">What is printed.</param>
/// <param name="RunAsync">Does the job once.</param>
public sealed record Variant(string Name, Func<Task> RunAsync);
