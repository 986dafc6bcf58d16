using System.Globalization;
using TypedDao.Schema;

namespace TypedDao.Codecs.Text;

/// <summary>The value of a column that the file's path gives, read once per file.</summary>
public sealed class PathConstant
{
    private PathConstant()
    {
    }

    /// <summary>Whether it is null.</summary>
    public bool IsNull { get; private init; }

    /// <summary>A truth value as 0 or 1, an integer, or the position among an enum's values.</summary>
    public long Integer { get; private set; }

    /// <summary>A float or double.</summary>
    public double Double { get; private set; }

    /// <summary>A decimal.</summary>
    public decimal Decimal { get; private set; }

    /// <summary>A string, or a decimal as text.</summary>
    public string Text { get; private set; } = string.Empty;

    /// <summary>A string as its bytes in UTF-8.</summary>
    public Utf8String Utf8Text { get; private set; }

    /// <summary>A UUID.</summary>
    public Guid Uuid { get; private set; }

    /// <summary>A date, or the day of a local date and time or an instant, with the time of day.</summary>
    public DateTime Moment { get; private set; }

    /// <summary>Reads the value.</summary>
    /// <param name="column">The column's name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="text">The canonical text; null is null.</param>
    /// <param name="address">The file, for the message.</param>
    /// <returns>The value.</returns>
    /// <exception cref="TypedDaoException">The text is no value of the column.</exception>
    public static PathConstant Create(string column, ColumnType type, string? text, string address)
    {
        ArgumentNullException.ThrowIfNull(type);
        if (text is null && type.IsNullable)
        {
            return new PathConstant { IsNull = true };
        }

        var constant = new PathConstant();
        if (text is not null && constant.TryRead(type, text))
        {
            return constant;
        }

        throw new TypedDaoException(
            ErrorKind.InvalidData,
            $"The path gives {(text is null ? "no value" : $"'{text}'")} for column '{column}': {ColumnTypeNames.Expectation(type)}.")
        {
            Address = address,
            Cure = "Rename the file or folder, or declare the column with the type that the path has.",
        };
    }

    private bool TryRead(ColumnType type, string text)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        Text = text;
        switch (type.Kind)
        {
            case ColumnKind.Bool:
                Integer = text == "true" ? 1 : 0;
                return text is "true" or "false";
            case ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32 or ColumnKind.Int64:
                bool integer = long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long number);
                Integer = number;
                return integer && IntegerRange.Contains(type.Kind, number);
            case ColumnKind.Float or ColumnKind.Double:
                bool real = double.TryParse(text, NumberStyles.Float, culture, out double floating);
                Double = floating;
                return real;
            case ColumnKind.Decimal:
                bool exact = decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, culture, out decimal value);
                Decimal = value;
                return exact;
            case ColumnKind.String:
                Utf8Text = new Utf8String(text);
                Integer = type.Values.Count == 0 ? 0 : type.Values.ToList().IndexOf(text);
                return Integer >= 0 || type.UnknownIsNull;
            case ColumnKind.Uuid:
                bool uuid = Guid.TryParseExact(text, "D", out Guid guid);
                Uuid = guid;
                return uuid;
            case ColumnKind.Date:
                bool date = DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out DateOnly day);
                Moment = day.ToDateTime(TimeOnly.MinValue);
                return date;
            case ColumnKind.Timestamp or ColumnKind.TimestampNtz:
                bool moment = DateTimeOffset.TryParseExact(
                    text, type.Kind is ColumnKind.Timestamp ? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ" : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", culture, DateTimeStyles.AssumeUniversal, out DateTimeOffset instant);
                Moment = instant.DateTime;
                return moment;
            default:
                return false;
        }
    }
}
