namespace TypedDao.Keys;

/// <summary>What is counted when keys are listed. They differ for a family of partitioned directories.</summary>
public enum KeyLevel
{
    /// <summary>The members of a family: the placeholders of the key.</summary>
    Member,

    /// <summary>The partitions: the placeholders of the key and the partition columns.</summary>
    Partition,
}
