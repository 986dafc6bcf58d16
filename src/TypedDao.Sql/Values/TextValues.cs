using System.Globalization;
using TypedDao.Schema;

namespace TypedDao.Sql.Values;

/// <summary>Reads values from the texts that documents hold, in ISO 8601 and Base64; notes what cannot be read.</summary>
internal static class TextValues
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    /// <summary>Reads an integer of a range.</summary>
    public static long Integer(string text, long minimum, long maximum, string column, ColumnType type, ValueFailure failure)
        => long.TryParse(text, NumberStyles.AllowLeadingSign, Invariant, out long value) && value >= minimum && value <= maximum
            ? value
            : Refuse<long>(text, column, type, failure);

    /// <summary>Reads a floating-point number, also <c>NaN</c> and <c>Infinity</c>.</summary>
    public static double Double(string text, string column, ColumnType type, ValueFailure failure)
        => double.TryParse(text, NumberStyles.Float, Invariant, out double value) ? value : Refuse<double>(text, column, type, failure);

    /// <summary>Reads a floating-point number of 32 bits, also <c>NaN</c> and <c>Infinity</c>.</summary>
    public static float Float(string text, string column, ColumnType type, ValueFailure failure)
        => float.TryParse(text, NumberStyles.Float, Invariant, out float value) ? value : Refuse<float>(text, column, type, failure);

    /// <summary>Reads a decimal with exactly the digits of its type.</summary>
    public static string DecimalText(string text, string column, ColumnType type, ValueFailure failure)
        => Values.DecimalText.Fit(text, type.Precision, type.Scale) ?? Refuse(text, column, type, failure, "0");

    /// <summary>Reads a decimal.</summary>
    public static decimal Decimal(string text, string column, ColumnType type, ValueFailure failure)
        => decimal.TryParse(DecimalText(text, column, type, failure), NumberStyles.Float, Invariant, out decimal value)
            ? value
            : Refuse<decimal>(text, column, type, failure);

    /// <summary>Finds a value among the allowed ones; -1 where others read as null.</summary>
    public static int Enum(string text, string column, ColumnType type, ValueFailure failure)
    {
        for (int i = 0; i < type.Values.Count; i++)
        {
            if (type.Values[i] == text)
            {
                return i;
            }
        }

        if (!type.UnknownIsNull)
        {
            failure.Note(column, text, $"not one of {string.Join(", ", type.Values)}");
        }

        return -1;
    }

    /// <summary>Reads bytes in Base64.</summary>
    public static byte[] Bytes(string text, string column, ColumnType type, ValueFailure failure)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? bytes[..length] : Refuse<byte[]>(text, column, type, failure, []);
    }

    /// <summary>Reads a UUID.</summary>
    public static Guid Uuid(string text, string column, ColumnType type, ValueFailure failure)
        => Guid.TryParseExact(text, "D", out Guid value) ? value : Refuse<Guid>(text, column, type, failure);

    /// <summary>Reads a date.</summary>
    public static DateOnly Date(string text, string column, ColumnType type, ValueFailure failure)
        => DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out DateOnly value) ? value : Refuse<DateOnly>(text, column, type, failure);

    /// <summary>Reads a time of day.</summary>
    public static TimeOnly Time(string text, string column, ColumnType type, ValueFailure failure)
        => TimeOnly.TryParse(text, Invariant, out TimeOnly value) ? value : Refuse<TimeOnly>(text, column, type, failure);

    /// <summary>Reads an instant.</summary>
    public static DateTimeOffset Timestamp(string text, string column, ColumnType type, ValueFailure failure)
        => DateTimeOffset.TryParse(text, Invariant, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset value)
            ? value
            : Refuse<DateTimeOffset>(text, column, type, failure);

    /// <summary>Reads a local date and time.</summary>
    public static DateTime TimestampNtz(string text, string column, ColumnType type, ValueFailure failure)
        => DateTime.TryParse(text, Invariant, DateTimeStyles.RoundtripKind, out DateTime value) && value.Kind is DateTimeKind.Unspecified
            ? value
            : Refuse<DateTime>(text, column, type, failure);

    /// <summary>Notes that a value is none of the type.</summary>
    public static T Refuse<T>(string? text, string column, ColumnType type, ValueFailure failure, T fallback = default!)
    {
        failure.Note(column, text, $"not a value of {type}");
        return fallback;
    }
}
