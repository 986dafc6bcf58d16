namespace TypedDao.Cli.Replicas;

/// <summary>A file of an object in a store that is not as it is in the store that it is compared with.</summary>
/// <param name="Task">The object and the stores.</param>
/// <param name="Key">The file's key.</param>
/// <param name="State">What the store has of it.</param>
/// <param name="SourceBytes">Its length where it comes from; null where it is not there.</param>
/// <param name="Bytes">Its length in the store; null where it is not there.</param>
internal sealed record ReplicaFinding(ReplicaTask Task, string Key, ReplicaState State, long? SourceBytes, long? Bytes)
{
    /// <summary>What was done about it, or would be.</summary>
    public ReplicaAction Action { get; init; }

    /// <summary>Why it could not be compared or repaired; null where it could.</summary>
    public string? Failure { get; init; }
}
