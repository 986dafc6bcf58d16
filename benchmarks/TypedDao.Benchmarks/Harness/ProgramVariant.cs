using System.Diagnostics;

namespace TypedDao.Benchmarks.Harness;

/// <summary>
/// A way to do the job in another program, which serves as <see cref="VariantServer"/> does: for each line of its input it runs once, and
/// answers with the line of a <see cref="Sample"/>, measured by itself.
/// </summary>
/// <param name="Name">What is printed.</param>
/// <param name="Absence">Why this machine cannot run it; null where it can.</param>
/// <param name="Command">How it is started.</param>
public sealed record ProgramVariant(string Name, Func<string?> Absence, Func<ProcessStartInfo> Command);
