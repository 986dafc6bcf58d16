using System.Text;

namespace TypedDao.Schema;

/// <summary>
/// The type of a column, of a list's element, or of a map's key or value: kind, nullability, and what refines it
/// (precision, allowed values, text form, nested types). Immutable.
/// </summary>
public sealed partial class ColumnType
{
    private ColumnType(ColumnKind kind) => Kind = kind;

    private ColumnType(ColumnType other)
    {
        Kind = other.Kind;
        IsNullable = other.IsNullable;
        Precision = other.Precision;
        Scale = other.Scale;
        AsText = other.AsText;
        Values = other.Values;
        UnknownIsNull = other.UnknownIsNull;
        TextFormat = other.TextFormat;
        Element = other.Element;
        Key = other.Key;
        Columns = other.Columns;
    }

    /// <summary>The kind.</summary>
    public ColumnKind Kind { get; }

    /// <summary>Whether null is a value.</summary>
    public bool IsNullable { get; private init; }

    /// <summary>Of <see cref="ColumnKind.Decimal"/>: the number of digits, 1 to 38.</summary>
    public int Precision { get; private init; }

    /// <summary>Of <see cref="ColumnKind.Decimal"/>: the digits after the point, 0 to <see cref="Precision"/>.</summary>
    public int Scale { get; private init; }

    /// <summary>Of <see cref="ColumnKind.Decimal"/>: the C# type is <see cref="string"/>, which holds 38 digits.</summary>
    public bool AsText { get; private init; }

    /// <summary>Of <see cref="ColumnKind.String"/>: the allowed values, of which the C# type is an enum; empty where all are.</summary>
    public IReadOnlyList<string> Values { get; private init; } = [];

    /// <summary>Whether a value outside of <see cref="Values"/> reads as null instead of being a bad value.</summary>
    public bool UnknownIsNull { get; private init; }

    /// <summary>Of dates, times and timestamps: the custom text form in CSV and JSON; null for ISO 8601.</summary>
    public string? TextFormat { get; private init; }

    /// <summary>The element type of a list, or the value type of a map.</summary>
    public ColumnType? Element { get; private init; }

    /// <summary>The key type of a map; never nullable.</summary>
    public ColumnType? Key { get; private init; }

    /// <summary>The columns of a struct.</summary>
    public RowSchema? Columns { get; private init; }

    /// <summary>A type of a kind that needs no more: neither decimal, list, map nor struct.</summary>
    /// <param name="kind">The kind.</param>
    public static ColumnType Of(ColumnKind kind)
        => kind is ColumnKind.Decimal or ColumnKind.List or ColumnKind.Map or ColumnKind.Struct
            ? throw new ArgumentException($"{kind} needs more than its kind: use {nameof(ColumnType)}.{kind}.", nameof(kind))
            : new ColumnType(kind);

    /// <summary>A decimal type.</summary>
    /// <param name="precision">The number of digits, 1 to 38.</param>
    /// <param name="scale">The digits after the point, 0 to <paramref name="precision"/>.</param>
    /// <param name="asText">Whether the C# type is <see cref="string"/>.</param>
    public static ColumnType Decimal(int precision, int scale, bool asText = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(precision, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(precision, 38);
        ArgumentOutOfRangeException.ThrowIfNegative(scale);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, precision);
        return new ColumnType(ColumnKind.Decimal) { Precision = precision, Scale = scale, AsText = asText };
    }

    /// <summary>A text type of which only some values are allowed.</summary>
    /// <param name="values">The values, in the order of the enum's members.</param>
    /// <param name="unknownIsNull">Whether other values read as null instead of being bad.</param>
    public static ColumnType Enum(IReadOnlyList<string> values, bool unknownIsNull = false)
        => new(ColumnKind.String) { Values = values, UnknownIsNull = unknownIsNull };

    /// <summary>A list type.</summary>
    /// <param name="element">The element type.</param>
    public static ColumnType List(ColumnType element) => new(ColumnKind.List) { Element = element };

    /// <summary>A map type.</summary>
    /// <param name="key">The key type, not nullable.</param>
    /// <param name="value">The value type.</param>
    public static ColumnType Map(ColumnType key, ColumnType value) => new(ColumnKind.Map) { Key = key, Element = value };

    /// <summary>A struct type.</summary>
    /// <param name="columns">The nested columns.</param>
    public static ColumnType Struct(RowSchema columns) => new(ColumnKind.Struct) { Columns = columns };

    /// <summary>The same type with null as a value.</summary>
    public ColumnType OrNull() => IsNullable ? this : new ColumnType(this) { IsNullable = true };

    /// <summary>The same type with a custom text form, as custom format strings of .NET, culture-invariant.</summary>
    /// <param name="format">The text form, such as <c>yyyy/MM/dd HH:mm</c>.</param>
    public ColumnType WithFormat(string format) => new(this) { TextFormat = format };

    /// <summary>The type as it is written in YAML.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text);
        return text.ToString();
    }

    private void Append(StringBuilder text)
    {
        switch (Kind)
        {
            case ColumnKind.Decimal:
                text.Append("decimal(").Append(Precision).Append(',').Append(Scale).Append(')');
                break;
            case ColumnKind.List:
                text.Append("list<");
                Element!.Append(text);
                text.Append('>');
                break;
            case ColumnKind.Map:
                text.Append("map<");
                Key!.Append(text);
                text.Append(',');
                Element!.Append(text);
                text.Append('>');
                break;
            case ColumnKind.TimestampNtz:
                text.Append("timestamp_ntz");
                break;
            default:
                text.Append(Kind.ToString().ToLowerInvariant());
                break;
        }

        if (IsNullable)
        {
            text.Append('?');
        }
    }
}
