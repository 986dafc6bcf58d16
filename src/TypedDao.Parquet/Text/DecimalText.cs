using System.Globalization;
using System.Numerics;

namespace TypedDao.Parquet.Text;

/// <summary>Decimals as text with their scale, exact for any number of digits.</summary>
internal static class DecimalText
{
    /// <summary>A decimal of big-endian two's complement.</summary>
    /// <param name="bytes">Its unscaled value; empty is zero.</param>
    /// <param name="scale">The digits after the point.</param>
    public static string Format(ReadOnlySpan<byte> bytes, int scale) => Format(new BigInteger(bytes, isUnsigned: false, isBigEndian: true), scale);

    /// <summary>A decimal.</summary>
    /// <param name="unscaled">Its unscaled value.</param>
    /// <param name="scale">The digits after the point.</param>
    public static string Format(BigInteger unscaled, int scale)
    {
        string digits = BigInteger.Abs(unscaled).ToString(CultureInfo.InvariantCulture).PadLeft(scale + 1, '0');
        string text = scale == 0 ? digits : $"{digits.AsSpan(0, digits.Length - scale)}.{digits.AsSpan(digits.Length - scale)}";
        return unscaled.Sign < 0 ? "-" + text : text;
    }
}
