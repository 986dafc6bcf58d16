using System.Buffers.Binary;
using TypedDao.Parquet.Metadata;
using TypedDao.Parquet.Schema;

namespace TypedDao.Parquet.Filtering;

/// <summary>Reads single values in the encoding PLAIN, such as bounds.</summary>
internal static class BoundValues
{
    /// <summary>Reads an integer, unsigned where the type is; also the unscaled one of a decimal.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bytes">The value.</param>
    /// <param name="value">The integer.</param>
    /// <returns>Whether the bytes are one.</returns>
    public static bool TryReadInteger(LeafType type, ReadOnlySpan<byte> bytes, out Int128 value)
    {
        switch (type.Physical, bytes.Length)
        {
            case (PhysicalType.Boolean, 1):
                value = bytes[0];
                return bytes[0] <= 1;
            case (PhysicalType.Int32, sizeof(int)):
                int narrow = BinaryPrimitives.ReadInt32LittleEndian(bytes);
                value = type.Kind == ValueKind.UInt32 ? (uint)narrow : narrow;
                return true;
            case (PhysicalType.Int64, sizeof(long)):
                long wide = BinaryPrimitives.ReadInt64LittleEndian(bytes);
                value = type.Kind == ValueKind.UInt64 ? (ulong)wide : wide;
                return true;
            case (PhysicalType.ByteArray or PhysicalType.FixedLengthByteArray, > 0):
                return TryReadBigEndian(bytes, out value);
            default:
                value = 0;
                return false;
        }
    }

    /// <summary>Reads big-endian two's complement of any length.</summary>
    /// <param name="bytes">The value.</param>
    /// <param name="value">The integer.</param>
    /// <returns>Whether 128 bits hold it.</returns>
    public static bool TryReadBigEndian(ReadOnlySpan<byte> bytes, out Int128 value)
    {
        value = bytes.Length > 0 && (bytes[0] & 0x80) != 0 ? -1 : 0;
        byte sign = (byte)value;
        int surplus = Math.Max(0, bytes.Length - 16);
        if (bytes[..surplus].ContainsAnyExcept(sign))
        {
            return false;
        }

        foreach (byte next in bytes[surplus..])
        {
            value = (value << 8) | next;
        }

        return surplus == 0 || (value < 0) == (sign != 0);
    }

    /// <summary>Reads a number that is read as a double.</summary>
    /// <param name="type">The type.</param>
    /// <param name="bytes">The value.</param>
    /// <param name="value">The number; never NaN.</param>
    /// <returns>Whether the bytes are one.</returns>
    public static bool TryReadDouble(LeafType type, ReadOnlySpan<byte> bytes, out double value)
    {
        value = (type.Kind, bytes.Length) switch
        {
            (ValueKind.Double, sizeof(double)) => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            (ValueKind.Float, sizeof(float)) => BinaryPrimitives.ReadSingleLittleEndian(bytes),
            (ValueKind.Float16, 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(bytes),
            (ValueKind.Int32 or ValueKind.UInt32, _) when TryReadInteger(type, bytes, out Int128 integer) => (double)integer,
            _ => double.NaN,
        };
        return !double.IsNaN(value);
    }
}
