namespace TypedDao.Generators.Model;

/// <summary>The kinds of column, named as in the run time's <c>TypedDao.Schema.ColumnKind</c>.</summary>
internal enum ColumnKind
{
    Bool,
    Int8,
    Int16,
    Int32,
    Int64,
    Float,
    Double,
    Decimal,
    String,
    Bytes,
    Uuid,
    Date,
    Time,
    Timestamp,
    TimestampNtz,
    List,
    Map,
    Struct,
}
