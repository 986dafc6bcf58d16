namespace TypedDao.Parquet.Thrift;

/// <summary>The bytes end within a struct: whoever holds only the beginning of it can read on with more.</summary>
internal sealed class ThriftEndException() : ParquetFormatException("the bytes end within a struct");
