namespace TypedDao.Cli.Replicas;

/// <summary>How replicas are compared, and what is done about differences.</summary>
internal sealed record ReplicaOptions
{
    /// <summary>Whether bytes are compared too, not lengths alone.</summary>
    public bool ComparesContent { get; init; }

    /// <summary>Whether files that are missing or different are copied.</summary>
    public bool Repairs { get; init; }

    /// <summary>Whether files are deleted that the source does not have.</summary>
    public bool Deletes { get; init; }

    /// <summary>Whether it is said alone what would be done.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>What is done about a difference.</summary>
    /// <param name="state">The difference.</param>
    public ReplicaAction ActionOn(ReplicaState state) => state switch
    {
        ReplicaState.Missing or ReplicaState.Different when Repairs => ReplicaAction.Copied,
        ReplicaState.Extra when Repairs && Deletes => ReplicaAction.Deleted,
        _ => ReplicaAction.None,
    };
}
