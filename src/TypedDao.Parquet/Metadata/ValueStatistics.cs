using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>What a writer says of the values of a chunk: <c>Statistics</c> of parquet.thrift.</summary>
internal sealed class ValueStatistics
{
    /// <summary>How many nulls there are; null: unknown.</summary>
    public long? NullCount { get; private set; }

    /// <summary>No value is below this, in the order of the column; as in the encoding PLAIN, without length. Null: unknown.</summary>
    public byte[]? Min { get; private set; }

    /// <summary>No value is above this; null: unknown.</summary>
    public byte[]? Max { get; private set; }

    /// <summary>As <see cref="Min"/>, of older writers, in the order of signed bytes or numbers whatever the type.</summary>
    public byte[]? LegacyMin { get; private set; }

    /// <summary>As <see cref="Max"/>, of older writers.</summary>
    public byte[]? LegacyMax { get; private set; }

    /// <summary>Reads them.</summary>
    /// <param name="reader">The bytes.</param>
    public static ValueStatistics Read(ref ThriftReader reader)
    {
        var statistics = new ValueStatistics();
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    statistics.LegacyMax = reader.ReadBinary(field).ToArray();
                    break;
                case 2:
                    statistics.LegacyMin = reader.ReadBinary(field).ToArray();
                    break;
                case 3:
                    statistics.NullCount = reader.ReadSize(field);
                    break;
                case 5:
                    statistics.Max = reader.ReadBinary(field).ToArray();
                    break;
                case 6:
                    statistics.Min = reader.ReadBinary(field).ToArray();
                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        return statistics;
    }
}
