using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>One law and how to test it.</summary>
/// <param name="Name">The name, for test frameworks.</param>
/// <param name="Law">The law, as a sentence.</param>
/// <param name="RunAsync">Tests it.</param>
internal sealed record StorageCase(string Name, string Law, Func<StorageProbe, Task> RunAsync)
{
    /// <summary>Says why the case does not concern a storage; null where it does.</summary>
    public Func<StorageCapabilities, ObjectStorageConformanceOptions, string?>? Skip { get; init; }
}
