namespace TypedDao.Parquet.Thrift;

/// <summary>Where a struct is being read: its field at hand.</summary>
internal struct ThriftField
{
    /// <summary>The field's number.</summary>
    public short Id;

    /// <summary>Its type.</summary>
    public ThriftType Type;
}
