namespace TypedDao.Parquet.Metadata;

/// <summary>The unit of times and timestamps: <c>TimeUnit</c> of parquet.thrift.</summary>
internal enum TimeUnit
{
    /// <summary>10⁻³ s.</summary>
    Milliseconds = 1,

    /// <summary>10⁻⁶ s.</summary>
    Microseconds = 2,

    /// <summary>10⁻⁹ s.</summary>
    Nanoseconds = 3,
}
