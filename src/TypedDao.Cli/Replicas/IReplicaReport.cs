namespace TypedDao.Cli.Replicas;

/// <summary>Prints findings as they come: there may be millions.</summary>
internal interface IReplicaReport
{
    /// <summary>A file that is not as it should be.</summary>
    /// <param name="finding">What was found.</param>
    void Add(ReplicaFinding finding);

    /// <summary>An object that could not be compared in a store.</summary>
    /// <param name="task">The object and the stores.</param>
    /// <param name="error">Why.</param>
    void Fail(ReplicaTask task, TypedDaoException error);

    /// <summary>The end.</summary>
    /// <param name="counts">What there was.</param>
    void End(ReplicaCounts counts);
}
