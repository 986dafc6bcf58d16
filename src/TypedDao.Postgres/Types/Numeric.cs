using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace TypedDao.Postgres.Types;

/// <summary>The binary form of <c>numeric</c>: digits to the base of 10,000, the weight of the first, a sign and the digits behind the point.</summary>
internal static class Numeric
{
    /// <summary>The most bytes of a number of 38 digits.</summary>
    public const int MostBytes = 8 + (2 * 12);

    private const int Base = 10_000;
    private const int BaseDigits = 4;
    private const ushort Negative = 0x4000;

    private static ReadOnlySpan<uint> Powers => [1, 10, 100, 1000];

    /// <summary>Encodes a number.</summary>
    /// <param name="mantissa">The number without its point.</param>
    /// <param name="scale">The digits behind the point.</param>
    /// <param name="isNegative">Whether it is below zero.</param>
    /// <param name="shownScale">The digits behind the point that the server shows.</param>
    /// <param name="destination">Takes at most <see cref="MostBytes"/> bytes.</param>
    /// <returns>The bytes written.</returns>
    public static int Encode(UInt128 mantissa, int scale, bool isNegative, int shownScale, Span<byte> destination)
    {
        Span<ushort> digits = stackalloc ushort[14];
        int count = 0;

        // The point is to stand between digits: up to three zeros are added, as a first step, so that 38 digits do not overflow.
        int padding = (BaseDigits - (scale % BaseDigits)) % BaseDigits;
        if (mantissa > ulong.MaxValue && padding > 0)
        {
            (mantissa, UInt128 first) = UInt128.DivRem(mantissa, Powers[BaseDigits - padding]);
            digits[count++] = (ushort)((uint)first * Powers[padding]);
        }

        while (mantissa > ulong.MaxValue)
        {
            (mantissa, UInt128 digit) = UInt128.DivRem(mantissa, Base);
            digits[count++] = (ushort)digit;
        }

        ulong small = (ulong)mantissa;
        if (count == 0 && padding > 0)
        {
            (small, ulong first) = Math.DivRem(small, Powers[BaseDigits - padding]);
            digits[count++] = (ushort)(first * Powers[padding]);
        }

        while (small > 0)
        {
            (small, ulong digit) = Math.DivRem(small, Base);
            digits[count++] = (ushort)digit;
        }

        int weight = count - ((scale + padding) / BaseDigits) - 1;
        int last = 0;
        while (last < count && digits[last] == 0)
        {
            last++;
        }

        while (count > last && digits[count - 1] == 0)
        {
            count--;
            weight--;
        }

        int used = count - last;
        BinaryPrimitives.WriteInt16BigEndian(destination, (short)used);
        BinaryPrimitives.WriteInt16BigEndian(destination[2..], (short)(used == 0 ? 0 : weight));
        BinaryPrimitives.WriteUInt16BigEndian(destination[4..], isNegative && used > 0 ? Negative : (ushort)0);
        BinaryPrimitives.WriteInt16BigEndian(destination[6..], (short)shownScale);
        for (int i = 0; i < used; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(destination[(8 + (2 * i))..], digits[count - 1 - i]);
        }

        return 8 + (2 * used);
    }

    /// <summary>The text of a number as the server writes it; null where the bytes are none.</summary>
    /// <param name="bytes">The binary form.</param>
    public static string? ToText(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 8)
        {
            return null;
        }

        int count = BinaryPrimitives.ReadInt16BigEndian(bytes);
        int weight = BinaryPrimitives.ReadInt16BigEndian(bytes[2..]);
        ushort sign = BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]);
        int scale = BinaryPrimitives.ReadInt16BigEndian(bytes[6..]);
        switch (sign)
        {
            case 0xC000:
                return "NaN";
            case 0xD000:
                return "Infinity";
            case 0xF000:
                return "-Infinity";
        }

        if (count < 0 || scale < 0 || bytes.Length != 8 + (2 * count))
        {
            return null;
        }

        var text = new StringBuilder(sign == Negative ? "-" : string.Empty);
        for (int i = 0; i <= weight; i++)
        {
            int digit = i < count ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(8 + (2 * i))..]) : 0;
            text.Append(digit.ToString(i == 0 ? "0" : "0000", CultureInfo.InvariantCulture));
        }

        if (weight < 0)
        {
            text.Append('0');
        }

        if (scale > 0)
        {
            int point = text.Append('.').Length;
            for (int i = weight + 1; text.Length < point + scale; i++)
            {
                int digit = i >= 0 && i < count ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(8 + (2 * i))..]) : 0;
                text.Append(digit.ToString("0000", CultureInfo.InvariantCulture));
            }

            text.Length = point + scale;
        }

        return text.ToString();
    }
}
