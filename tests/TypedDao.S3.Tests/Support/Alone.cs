namespace TypedDao.S3.Tests;

/// <summary>For tests that measure or change the whole process.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
