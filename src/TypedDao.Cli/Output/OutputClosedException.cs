namespace TypedDao.Cli.Output;

/// <summary>Nobody reads the output any more, which is no failure: who reads has what was wanted.</summary>
/// <param name="inner">What was noticed.</param>
internal sealed class OutputClosedException(Exception inner) : Exception("Nobody reads the output.", inner);
