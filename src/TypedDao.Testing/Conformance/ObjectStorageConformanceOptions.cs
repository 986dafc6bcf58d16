using TypedDao.Storage;

namespace TypedDao.Testing;

/// <summary>How the suite tests a storage.</summary>
public sealed record ObjectStorageConformanceOptions
{
    /// <summary>
    /// Opens the same data a second time, as another process would; null: it cannot be opened twice, and the rivals of races share
    /// one instance.
    /// </summary>
    public Func<CancellationToken, ValueTask<IObjectStorage>>? OpenAnother { get; init; }

    /// <summary>
    /// Whether keys that differ in case or in the composition of accents alone are different. Some file systems take them for one.
    /// </summary>
    public bool DistinguishesCase { get; init; } = true;

    /// <summary>
    /// Whether every writer of a race learns what became of it. Some servers fail where a replacement loses against another at the very
    /// moment, which is <see cref="ErrorKind.OutcomeUnknown"/>: the suite then looks at what is there.
    /// </summary>
    public bool AnswersRaces { get; init; } = true;

    /// <summary>
    /// The service of attributes that belongs to a storage which the suite has opened; null: what the service promises is not tested.
    /// </summary>
    public Func<IObjectStorage, IStorageAttributes>? AttributesOf { get; init; }

    /// <summary>How many writers race.</summary>
    public int Rivals { get; init; } = 16;

    /// <summary>How often a race is held.</summary>
    public int Rounds { get; init; } = 10;

    /// <summary>The length of a large object in bytes; more than one part, where a storage has parts.</summary>
    public int LargeObjectLength { get; init; } = 9 * 1024 * 1024 + 7;

    /// <summary>The number of objects of a long listing and of a long deletion; more than one page, where a storage has pages.</summary>
    public int LongListing { get; init; } = 1100;
}
