using System.Globalization;
using TypedDao.Schema;

namespace TypedDao.Filters;

/// <summary>Reads the values in the text of a filter.</summary>
internal static class FilterLiteral
{
    /// <summary>Reads a value of a column's type; null where the text is none.</summary>
    /// <param name="type">The column's type.</param>
    /// <param name="text">The text.</param>
    /// <param name="isQuoted">Whether it stands in quotes.</param>
    public static FilterValue? TryRead(ColumnType type, string text, bool isQuoted)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        return (FilterValue.KindFor(type), isQuoted) switch
        {
            (ColumnKind.Int64, false) => long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long number) ? FilterValue.Of(number) : null,
            (ColumnKind.Double, false) => double.TryParse(text, NumberStyles.Float, culture, out double number) ? FilterValue.Of(number) : null,
            (ColumnKind.Decimal, false) => decimal.TryParse(text, NumberStyles.Float, culture, out decimal number) ? FilterValue.Of(number) : null,
            (ColumnKind.Bool, false) => bool.TryParse(text, out bool truth) ? FilterValue.Of(truth) : null,
            (ColumnKind.String, true) => type.Values.Count == 0 || type.Values.Contains(text) ? FilterValue.Of(text) : null,
            (ColumnKind.Bytes, true) => TryReadBytes(text),
            (ColumnKind.Uuid, true) => Guid.TryParseExact(text, "D", out Guid uuid) ? FilterValue.Of(uuid) : null,
            (ColumnKind.Date, true) => DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out DateOnly date) ? FilterValue.Of(date) : null,
            (ColumnKind.Time, true) => TimeOnly.TryParse(text, culture, out TimeOnly time) ? FilterValue.Of(time) : null,
            (ColumnKind.Timestamp, true) => DateTimeOffset.TryParse(text, culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant) ? FilterValue.Of(instant) : null,
            (ColumnKind.TimestampNtz, true) => TryReadLocal(text, culture),
            _ => null,
        };
    }

    // A zone would silently change the value.
    private static FilterValue? TryReadLocal(string text, CultureInfo culture)
        => DateTime.TryParse(text, culture, DateTimeStyles.RoundtripKind, out DateTime local) && local.Kind is DateTimeKind.Unspecified
            ? FilterValue.Of(local)
            : null;

    private static FilterValue? TryReadBytes(string text)
    {
        byte[] bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out int length) ? FilterValue.Of<ReadOnlyMemory<byte>>(bytes.AsMemory(0, length)) : null;
    }
}
