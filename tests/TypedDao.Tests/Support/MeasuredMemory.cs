namespace TypedDao.Tests.Support;

/// <summary>Tests that measure the memory of the process run alone, after the others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredMemory
{
    public const string Name = "measured memory";
}
