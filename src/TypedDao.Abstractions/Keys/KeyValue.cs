using System.Globalization;
using TypedDao.Schema;

namespace TypedDao.Keys;

/// <summary>
/// The value of one parameter of a key: a partition's or a family member's. Values of one parameter are of one kind, equal
/// and ordered by value; strings by the UTF-8 bytes.
/// </summary>
public readonly struct KeyValue : IEquatable<KeyValue>, IComparable<KeyValue>
{
    private readonly Int128 _number;
    private readonly string? _text;

    private KeyValue(KeyKind kind, Int128 number, string? text)
    {
        Kind = kind;
        _number = number;
        _text = text;
    }

    /// <summary>The kind.</summary>
    public KeyKind Kind { get; }

    /// <summary>A string.</summary>
    /// <param name="value">The value; neither empty nor one that cannot be a segment, which is checked when the key is made.</param>
    public static KeyValue From(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return new KeyValue(KeyKind.String, 0, value);
    }

    /// <summary>An integer of any width.</summary>
    /// <param name="value">The value.</param>
    public static KeyValue From(long value) => new(KeyKind.Integer, value, null);

    /// <summary>A truth value.</summary>
    /// <param name="value">The value.</param>
    public static KeyValue From(bool value) => new(KeyKind.Bool, value ? 1 : 0, null);

    /// <summary>A calendar date.</summary>
    /// <param name="value">The value.</param>
    public static KeyValue From(DateOnly value) => new(KeyKind.Date, value.DayNumber, null);

    /// <summary>An instant.</summary>
    /// <param name="value">The value.</param>
    public static KeyValue From(DateTimeOffset value) => new(KeyKind.Timestamp, value.UtcTicks, null);

    /// <summary>A local date and time.</summary>
    /// <param name="value">The value; its kind is ignored.</param>
    public static KeyValue From(DateTime value) => new(KeyKind.TimestampNtz, value.Ticks, null);

    /// <summary>A UUID.</summary>
    /// <param name="value">The value.</param>
    public static KeyValue From(Guid value) => new(KeyKind.Uuid, 0, value.ToString("D"));

    /// <summary>The value as a string.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public string AsString() => Kind is KeyKind.String ? _text! : throw Other(nameof(String));

    /// <summary>The value as an integer.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public long AsInt64() => Kind is KeyKind.Integer ? (long)_number : throw Other(nameof(Int64));

    /// <summary>The value as a truth value.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public bool AsBool() => Kind is KeyKind.Bool ? _number != 0 : throw Other(nameof(Boolean));

    /// <summary>The value as a date.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public DateOnly AsDate() => Kind is KeyKind.Date ? DateOnly.FromDayNumber((int)_number) : throw Other(nameof(DateOnly));

    /// <summary>The value as an instant, offset zero.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public DateTimeOffset AsTimestamp()
        => Kind is KeyKind.Timestamp ? new DateTimeOffset((long)_number, TimeSpan.Zero) : throw Other(nameof(DateTimeOffset));

    /// <summary>The value as a local date and time.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public DateTime AsTimestampNtz() => Kind is KeyKind.TimestampNtz ? new DateTime((long)_number) : throw Other(nameof(DateTime));

    /// <summary>The value as a UUID.</summary>
    /// <exception cref="InvalidOperationException">It is of another kind.</exception>
    public Guid AsUuid() => Kind is KeyKind.Uuid ? Guid.ParseExact(_text!, "D") : throw Other(nameof(Guid));

    /// <summary>The canonical text: ISO 8601, invariant, lower case for truth values and UUIDs.</summary>
    public string ToText() => ToText(null);

    /// <summary>The text in a custom form.</summary>
    /// <param name="format">A custom format of dates and times, such as <c>yyyy-MM-dd</c>; null for the canonical form.</param>
    public string ToText(string? format) => Kind switch
    {
        KeyKind.Integer => _number.ToString(CultureInfo.InvariantCulture),
        KeyKind.Bool => _number != 0 ? "true" : "false",
        KeyKind.Date => AsDate().ToString(format ?? "yyyy-MM-dd", CultureInfo.InvariantCulture),
        KeyKind.Timestamp => AsTimestamp().ToString(format ?? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture),
        KeyKind.TimestampNtz => AsTimestampNtz().ToString(format ?? "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture),
        _ => _text ?? string.Empty,
    };

    /// <summary>Reads a value from text.</summary>
    /// <param name="kind">The kind that is expected.</param>
    /// <param name="text">The text.</param>
    /// <param name="format">The custom form of dates and times; null for the canonical form.</param>
    /// <param name="value">The value.</param>
    /// <returns>Whether the text is exactly what <see cref="ToText(string?)"/> gives for some value.</returns>
    public static bool TryParse(KeyKind kind, string text, string? format, out KeyValue value)
    {
        ArgumentNullException.ThrowIfNull(text);
        CultureInfo culture = CultureInfo.InvariantCulture;
        value = default;
        switch (kind)
        {
            case KeyKind.String:
                value = From(text);
                return true;
            case KeyKind.Integer when long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out long number):
                value = From(number);
                break;
            case KeyKind.Bool when text is "true" or "false":
                value = From(text is "true");
                break;
            case KeyKind.Date when DateOnly.TryParseExact(text, format ?? "yyyy-MM-dd", culture, DateTimeStyles.None, out DateOnly date):
                value = From(date);
                break;
            case KeyKind.Timestamp when DateTimeOffset.TryParseExact(text, format ?? "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", culture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant):
                value = From(instant);
                break;
            case KeyKind.TimestampNtz when DateTime.TryParseExact(text, format ?? "yyyy-MM-ddTHH:mm:ss.FFFFFFF", culture, DateTimeStyles.None, out DateTime local):
                value = From(local);
                break;
            case KeyKind.Uuid when Guid.TryParseExact(text, "D", out Guid uuid):
                value = From(uuid);
                break;
            default:
                return false;
        }

        return string.Equals(value.ToText(format), text, StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public int CompareTo(KeyValue other)
    {
        if (Kind != other.Kind)
        {
            return Kind.CompareTo(other.Kind);
        }

        return _text is null || other._text is null
            ? _number.CompareTo(other._number)
            : Utf8Order.Compare(_text, other._text);
    }

    /// <inheritdoc/>
    public bool Equals(KeyValue other)
        => Kind == other.Kind && _number == other._number && string.Equals(_text, other._text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, _number, _text);

    /// <inheritdoc/>
    public override string ToString() => ToText();

    /// <summary>Whether two values are equal.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator ==(KeyValue left, KeyValue right) => left.Equals(right);

    /// <summary>Whether two values differ.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator !=(KeyValue left, KeyValue right) => !left.Equals(right);

    /// <summary>Whether a value comes before another.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(KeyValue left, KeyValue right) => left.CompareTo(right) < 0;

    /// <summary>Whether a value does not come after another.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(KeyValue left, KeyValue right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a value comes after another.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(KeyValue left, KeyValue right) => left.CompareTo(right) > 0;

    /// <summary>Whether a value does not come before another.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(KeyValue left, KeyValue right) => left.CompareTo(right) >= 0;

    private InvalidOperationException Other(string wanted) => new($"The key value '{ToText()}' is of kind {Kind} and cannot be read as {wanted}.");
}
