namespace TypedDao.Parquet.Metadata;

/// <summary>How often a field stands in its group: <c>FieldRepetitionType</c> of parquet.thrift.</summary>
internal enum Repetition
{
    /// <summary>Once.</summary>
    Required = 0,

    /// <summary>Once or not at all.</summary>
    Optional = 1,

    /// <summary>Any number of times.</summary>
    Repeated = 2,
}
