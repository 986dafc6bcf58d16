namespace TypedDao.Parquet.Filtering;

/// <summary>What can be said of a condition on a run of rows without having looked at them.</summary>
[Flags]
internal enum Outcome
{
    /// <summary>There are no rows.</summary>
    None = 0,

    /// <summary>It may hold for some row.</summary>
    MayHold = 1,

    /// <summary>It may fail for some row.</summary>
    MayFail = 2,

    /// <summary>Nothing can be said.</summary>
    Unknown = MayHold | MayFail,
}
