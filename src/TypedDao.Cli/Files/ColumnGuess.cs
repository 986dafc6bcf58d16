using System.Globalization;
using System.Text.Json;
using TypedDao.Schema;

namespace TypedDao.Cli.Files;

/// <summary>Tells a column's type from the values that were seen: the narrowest that holds all of them.</summary>
internal sealed class ColumnGuess
{
    private const NumberStyles Digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    private ValueKinds _kinds;
    private bool _isText = true;
    private ColumnGuess? _element;
    private Dictionary<string, ColumnGuess>? _columns;
    private List<string>? _order;
    private long _objects;
    private long _count;

    /// <summary>Sees a JSON value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="isText">Whether strings stand for values of any type, as in CSV.</param>
    public void See(JsonElement value, bool isText = false)
    {
        _count++;
        _isText &= value.ValueKind is JsonValueKind.String or JsonValueKind.Null or JsonValueKind.Undefined;
        _kinds |= value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => ValueKinds.Null,
            JsonValueKind.True or JsonValueKind.False => ValueKinds.Bool,
            JsonValueKind.Number => KindOfNumber(value),
            JsonValueKind.String => KindOf(value.GetString()!, isQuotedJson: !isText),
            JsonValueKind.Array => SeeList(value),
            _ => SeeObject(value, isText),
        };
    }

    /// <summary>Whether a text of CSV can be nothing but text.</summary>
    /// <param name="text">The text.</param>
    public static bool IsPlainText(string text) => KindOf(text, isQuotedJson: false) is ValueKinds.Text;

    /// <summary>Knows of columns, in order, of which no value was seen.</summary>
    /// <param name="names">Their names.</param>
    public void Expect(IEnumerable<string> names)
    {
        _columns ??= new Dictionary<string, ColumnGuess>(StringComparer.Ordinal);
        _order ??= [];
        foreach (string name in names)
        {
            if (_columns.TryAdd(name, new ColumnGuess()))
            {
                _order.Add(name);
            }
        }
    }

    /// <summary>What cannot be read with the columns that were told, a sentence a column.</summary>
    public IEnumerable<string> Problems() => Problems(string.Empty);

    /// <summary>The columns of the objects that were seen, in the order of their first appearance.</summary>
    public RowSchema ToSchema()
        => new([.. (_order ?? []).Select(name => new Column(name, _columns![name].ToColumnType(_objects)))]);

    private ColumnType ToColumnType(long expected)
    {
        ColumnType type = (_kinds & ~ValueKinds.Null) switch
        {
            ValueKinds.Bool => ColumnType.Of(ColumnKind.Bool),
            ValueKinds.Integer => ColumnType.Of(ColumnKind.Int64),
            ValueKinds.LongInteger or (ValueKinds.LongInteger | ValueKinds.Integer) => ColumnType.Decimal(38, 0, asText: true),
            ValueKinds.Number or (ValueKinds.Number | ValueKinds.Integer) => ColumnType.Of(ColumnKind.Double),

            // As text they are exact, but a number of JSON cannot be read as text.
            ValueKinds.Number | ValueKinds.LongInteger or (ValueKinds.Number | ValueKinds.LongInteger | ValueKinds.Integer) when !_isText => ColumnType.Of(ColumnKind.Double),
            ValueKinds.Date => ColumnType.Of(ColumnKind.Date),
            ValueKinds.Timestamp => ColumnType.Of(ColumnKind.Timestamp),
            ValueKinds.TimestampNtz => ColumnType.Of(ColumnKind.TimestampNtz),
            ValueKinds.Uuid => ColumnType.Of(ColumnKind.Uuid),
            ValueKinds.List => ColumnType.List(_element?.ToColumnType(0) ?? ColumnType.Of(ColumnKind.String)),
            ValueKinds.Object when _order is { Count: > 0 } => ColumnType.Struct(ToSchema()),
            _ => ColumnType.Of(ColumnKind.String),
        };
        return _kinds.HasFlag(ValueKinds.Null) || _kinds is ValueKinds.None || _count < expected ? type.OrNull() : type;
    }

    /// <summary>Where what was seen is no text and has no type in common, it was told to be text, which reads text alone.</summary>
    private IEnumerable<string> Problems(string path)
    {
        if (_kinds is not (ValueKinds.None or ValueKinds.Null) && !_isText && ToColumnType(0).Kind is ColumnKind.String)
        {
            string seen = string.Join(" and ", NamesOf(_kinds));
            return [$"The column '{path}' holds {seen}, which no type has in common: as a string, what is no text is a bad row. Make the values alike, or say with 'on_error' what to do with bad rows."];
        }

        IEnumerable<string> inner = (_order ?? []).SelectMany(name => _columns![name].Problems(path.Length == 0 ? name : $"{path}.{name}"));
        return _element is null ? inner : inner.Concat(_element.Problems(path + "[]"));
    }

    private static IEnumerable<string> NamesOf(ValueKinds kinds) => new (ValueKinds Kinds, string Name)[]
    {
        (ValueKinds.Bool, "truth values"),
        (ValueKinds.Integer | ValueKinds.LongInteger | ValueKinds.Number, "numbers"),
        (ValueKinds.Date | ValueKinds.Timestamp | ValueKinds.TimestampNtz | ValueKinds.Uuid | ValueKinds.Text, "texts"),
        (ValueKinds.List, "lists"),
        (ValueKinds.Object, kinds is ValueKinds.Object or (ValueKinds.Object | ValueKinds.Null) ? "objects without columns" : "objects"),
    }.Where(kind => (kinds & kind.Kinds) is not ValueKinds.None).Select(kind => kind.Name);

    private static ValueKinds KindOfNumber(JsonElement value)
        => KindOf(value.GetRawText(), isQuotedJson: false) is var kind and not ValueKinds.Text ? kind : ValueKinds.Number;

    private ValueKinds SeeList(JsonElement list)
    {
        _element ??= new ColumnGuess();
        foreach (JsonElement element in list.EnumerateArray())
        {
            _element.See(element);
        }

        return ValueKinds.List;
    }

    private ValueKinds SeeObject(JsonElement item, bool isText)
    {
        _objects++;
        _columns ??= new Dictionary<string, ColumnGuess>(StringComparer.Ordinal);
        _order ??= [];
        foreach (JsonProperty property in item.EnumerateObject())
        {
            if (!_columns.TryGetValue(property.Name, out ColumnGuess? column))
            {
                _columns.Add(property.Name, column = new ColumnGuess());
                _order.Add(property.Name);
            }

            column.See(property.Value, isText);
        }

        return ValueKinds.Object;
    }

    private static ValueKinds KindOf(string text, bool isQuotedJson)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        if (text.Length == 0)
        {
            return isQuotedJson ? ValueKinds.Text : ValueKinds.Null;
        }

        if (!isQuotedJson && (char.IsAsciiDigit(text[0]) || text[0] is '-'))
        {
            // Leading zeros carry meaning in codes such as postal ones.
            string digits = text[0] is '-' ? text[1..] : text;
            bool isCode = digits.Length > 1 && digits[0] is '0' && char.IsAsciiDigit(digits[1]);
            if (!isCode && digits.All(char.IsAsciiDigit) && digits.Length > 0)
            {
                return long.TryParse(text, NumberStyles.AllowLeadingSign, culture, out _) ? ValueKinds.Integer
                    : digits.Length <= 38 ? ValueKinds.LongInteger : ValueKinds.Text;
            }

            if (!isCode && double.TryParse(text, Digits, culture, out double number) && double.IsFinite(number))
            {
                return ValueKinds.Number;
            }
        }

        return text switch
        {
            "true" or "false" or "True" or "False" or "TRUE" or "FALSE" when !isQuotedJson => ValueKinds.Bool,
            _ when text.Length == 10 && DateOnly.TryParseExact(text, "yyyy-MM-dd", culture, DateTimeStyles.None, out _) => ValueKinds.Date,
            _ when Matches(text, "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK") is { } instant
                => instant is DateTimeKind.Unspecified ? ValueKinds.TimestampNtz : ValueKinds.Timestamp,
            _ when text.Length == 36 && Guid.TryParseExact(text, "D", out _) => ValueKinds.Uuid,
            _ => ValueKinds.Text,
        };
    }

    private static DateTimeKind? Matches(string text, params string[] formats)
        => text.Length is >= 19 and <= 33
            && DateTime.TryParseExact(text, formats, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out DateTime value)
            ? value.Kind
            : null;
}
