namespace TypedDao.Cli.Replicas;

/// <summary>What a store has of a file, compared with the store that it is compared with.</summary>
internal enum ReplicaState
{
    /// <summary>The same.</summary>
    Equal,

    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>Another length or, where they are compared, other bytes.</summary>
    Different,

    /// <summary>A file that the other does not have.</summary>
    Extra,
}

/// <summary>What was done about a difference.</summary>
internal enum ReplicaAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The file was copied there.</summary>
    Copied,

    /// <summary>The file was deleted there.</summary>
    Deleted,
}
