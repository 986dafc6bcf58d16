using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>What the values of a chunk or page lie between: <c>Statistics</c> of parquet.thrift. Bounds are plain-encoded without a length.</summary>
internal sealed class Statistics
{
    /// <summary>The upper bound in the order of the column; null where it is not known.</summary>
    public byte[]? MaxValue { get; init; }

    /// <summary>The lower bound in the order of the column; null where it is not known.</summary>
    public byte[]? MinValue { get; init; }

    /// <summary>The upper bound as older writers put it: in an order of signed bytes.</summary>
    public byte[]? LegacyMax { get; init; }

    /// <summary>The lower bound as older writers put it.</summary>
    public byte[]? LegacyMin { get; init; }

    /// <summary>How many values are null; null where it is not known.</summary>
    public long? NullCount { get; init; }

    /// <summary>Reads it.</summary>
    /// <param name="reader">The bytes.</param>
    public static Statistics Read(ref ThriftReader reader)
    {
        byte[]? max = null;
        byte[]? min = null;
        byte[]? legacyMax = null;
        byte[]? legacyMin = null;
        long? nulls = null;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    legacyMax = reader.ReadBinary(field).ToArray();
                    break;
                case 2:
                    legacyMin = reader.ReadBinary(field).ToArray();
                    break;
                case 3:
                    nulls = reader.ReadInt64(field);
                    break;
                case 5:
                    max = reader.ReadBinary(field).ToArray();
                    break;
                case 6:
                    min = reader.ReadBinary(field).ToArray();
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return new Statistics { MaxValue = max, MinValue = min, LegacyMax = legacyMax, LegacyMin = legacyMin, NullCount = nulls >= 0 ? nulls : null };
    }
}
