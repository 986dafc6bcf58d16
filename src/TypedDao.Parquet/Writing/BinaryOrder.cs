namespace TypedDao.Parquet.Writing;

/// <summary>How bytes are ordered: <c>ColumnOrder</c> of parquet.thrift.</summary>
internal enum BinaryOrder
{
    /// <summary>Byte by byte, each without a sign.</summary>
    Bytes,

    /// <summary>As big-endian numbers in two's complement, of any length.</summary>
    Number,

    /// <summary>As floating-point numbers of 16 bits.</summary>
    Float16,
}
