using TypedDao.Schema;
using TypedDao.Sql.Filters;

namespace TypedDao.Sql.Values;

/// <summary>What texts a database can hold.</summary>
internal static class TextRules
{
    /// <summary>Refuses a text that no database holds in UTF-8.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text.</param>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidValueException">It has U+0000, or half of a surrogate pair.</exception>
    public static string Check(string column, string text)
        => text.Contains('\0', StringComparison.Ordinal) ? throw Zero(column, text)
            : SqlBounds.IsUnicode(text) ? text
            : throw new InvalidValueException(column, Shown(text), "half of a surrogate pair stands alone, which is no text");

    /// <summary>The error of a text with U+0000.</summary>
    /// <param name="column">The column.</param>
    /// <param name="text">The text.</param>
    public static InvalidValueException Zero(string column, string text) => new(column, Shown(text), "text of the database has no U+0000");

    /// <summary>The text of an allowed value.</summary>
    /// <param name="column">The column.</param>
    /// <param name="type">Its type.</param>
    /// <param name="value">The position among the allowed values.</param>
    /// <exception cref="InvalidValueException">There is no such position.</exception>
    public static string EnumText(string column, ColumnType type, int value)
        => (uint)value < (uint)type.Values.Count
            ? type.Values[value]
            : throw new InvalidValueException(column, value.ToString(System.Globalization.CultureInfo.InvariantCulture), $"not one of {string.Join(", ", type.Values)}");

    private static string Shown(string text) => (text.Length > 100 ? text[..100] + "…" : text).Replace("\0", "\\0", StringComparison.Ordinal);
}
