using TypedDao.Parquet.Thrift;

namespace TypedDao.Parquet.Metadata;

/// <summary>What the values of each page of a chunk lie between: <c>ColumnIndex</c> of parquet.thrift.</summary>
internal sealed class ColumnIndex
{
    private ColumnIndex(bool[] isNull, byte[][] min, byte[][] max, long[]? nullCounts)
    {
        IsNull = isNull;
        Min = min;
        Max = max;
        NullCounts = nullCounts;
    }

    /// <summary>By page, whether it has nothing but nulls; then its bounds mean nothing.</summary>
    public bool[] IsNull { get; }

    /// <summary>By page, what no value is below.</summary>
    public byte[][] Min { get; }

    /// <summary>By page, what no value is above.</summary>
    public byte[][] Max { get; }

    /// <summary>By page, how many nulls it has; null: unknown.</summary>
    public long[]? NullCounts { get; }

    /// <summary>Reads it.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="pages">How many pages there are.</param>
    /// <returns>The index; null where it is not about as many pages.</returns>
    public static ColumnIndex? Read(ReadOnlySpan<byte> bytes, int pages)
    {
        var reader = new ThriftReader(bytes);
        bool[] isNull = [];
        byte[][] min = [];
        byte[][] max = [];
        long[]? nullCounts = null;
        var field = default(ThriftField);
        while (reader.Next(ref field))
        {
            switch (field.Id)
            {
                case 1:
                    // A boolean element is announced as either of the two values.
                    isNull = new bool[reader.EnterList(field, ThriftType.True, ThriftType.False)];
                    for (int i = 0; i < isNull.Length; i++)
                    {
                        isNull[i] = reader.ReadBool();
                    }

                    break;
                case 2:
                    min = ReadBounds(ref reader, field);
                    break;
                case 3:
                    max = ReadBounds(ref reader, field);
                    break;
                case 5:
                    nullCounts = new long[reader.EnterList(field, ThriftType.Int64)];
                    for (int i = 0; i < nullCounts.Length; i++)
                    {
                        nullCounts[i] = reader.ReadInt64();
                    }

                    break;
                default:
                    reader.Skip(field);
                    break;
            }
        }

        // Some writers that have no statistics write an index of pages with -1 nulls.
        return isNull.Length == pages && min.Length == pages && max.Length == pages && nullCounts?.AsSpan().ContainsAnyInRange(long.MinValue, -1) != true
            ? new ColumnIndex(isNull, min, max, nullCounts?.Length == pages ? nullCounts : null)
            : null;
    }

    private static byte[][] ReadBounds(ref ThriftReader reader, ThriftField field)
    {
        byte[][] bounds = new byte[reader.EnterList(field, ThriftType.Binary)][];
        for (int i = 0; i < bounds.Length; i++)
        {
            bounds[i] = reader.ReadBinary().ToArray();
        }

        return bounds;
    }
}
