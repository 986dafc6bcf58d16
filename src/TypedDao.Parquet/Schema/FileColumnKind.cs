namespace TypedDao.Parquet.Schema;

/// <summary>What a column of a file is.</summary>
internal enum FileColumnKind
{
    /// <summary>Single values.</summary>
    Value,

    /// <summary>Groups of columns.</summary>
    Struct,

    /// <summary>Lists of one column.</summary>
    List,

    /// <summary>Lists of entries of a key and a value.</summary>
    Map,
}
