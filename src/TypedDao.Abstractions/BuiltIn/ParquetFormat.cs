using System.ComponentModel;
using TypedDao.Extensibility;

namespace TypedDao.BuiltIn;

/// <summary>Apache Parquet.</summary>
[FormatType("parquet", Suffixes = ["parquet"], Package = "TypedDao.Parquet")]
[Description("Apache Parquet.")]
public sealed record ParquetFormat;
