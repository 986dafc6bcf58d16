namespace TypedDao.Parquet.Metadata;

/// <summary>What a page holds: <c>PageType</c> of parquet.thrift.</summary>
internal enum PageKind
{
    /// <summary>Levels and values, compressed together.</summary>
    Data = 0,

    /// <summary>Never defined.</summary>
    Index = 1,

    /// <summary>The dictionary of the chunk.</summary>
    Dictionary = 2,

    /// <summary>Levels as they are, and values.</summary>
    DataV2 = 3,
}
