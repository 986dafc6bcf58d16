using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>What values mean: <c>LogicalType</c> of parquet.thrift, a union of which unknown members are kept by their number.</summary>
/// <param name="Kind">Which member it is.</param>
internal readonly record struct LogicalType(LogicalKind Kind)
{
    /// <summary>Of a decimal: its digits.</summary>
    public int Precision { get; init; }

    /// <summary>Of a decimal: its digits after the point.</summary>
    public int Scale { get; init; }

    /// <summary>Of times and timestamps.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>Of times and timestamps: whether they are in UTC, otherwise local.</summary>
    public bool IsUtc { get; init; }

    /// <summary>Of an integer: its bits.</summary>
    public int BitWidth { get; init; }

    /// <summary>Of an integer.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="reader">The bytes.</param>
    public static LogicalType Read(ref ThriftReader reader)
    {
        LogicalType type = default;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            var kind = (LogicalKind)field.Id;
            switch (kind)
            {
                case LogicalKind.Decimal or LogicalKind.Time or LogicalKind.Timestamp or LogicalKind.Integer:
                    ThriftReader.Enter(field);
                    type = ReadParameters(ref reader, new LogicalType(kind));
                    break;
                default:
                    reader.Skip(field);
                    type = new LogicalType(kind);
                    break;
            }
        }

        return type;
    }

    private static LogicalType ReadParameters(ref ThriftReader reader, LogicalType type)
    {
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (type.Kind, field.Id)
            {
                case (LogicalKind.Decimal, 1):
                    type = type with { Scale = reader.ReadInt32(field) };
                    break;
                case (LogicalKind.Decimal, 2):
                    type = type with { Precision = reader.ReadInt32(field) };
                    break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 1):
                    type = type with { IsUtc = ThriftReader.ReadBool(field) };
                    break;
                case (LogicalKind.Time or LogicalKind.Timestamp, 2):
                    ThriftReader.Enter(field);
                    type = type with { Unit = ReadUnit(ref reader) };
                    break;
                case (LogicalKind.Integer, 1):
                    type = type with { BitWidth = reader.ReadInt8(field) };
                    break;
                case (LogicalKind.Integer, 2):
                    type = type with { IsSigned = ThriftReader.ReadBool(field) };
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return type;
    }

    private static TimeUnit ReadUnit(ref ThriftReader reader)
    {
        TimeUnit unit = default;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            unit = (TimeUnit)field.Id;
            reader.Skip(field);
        }

        return unit;
    }
}
