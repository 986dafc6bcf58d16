namespace TypedDao.Benchmarks.Harness;

/// <summary>One way to do the job that is measured.</summary>
/// <param name="Name">What is printed.</param>
/// <param name="Prepare">Gets ready in the process that runs it: what the job needs, and the job.</param>
/// <param name="Reset">Done before each run, and not measured.</param>
public sealed record Variant(string Name, Func<Func<Task>> Prepare, Action? Reset = null);
