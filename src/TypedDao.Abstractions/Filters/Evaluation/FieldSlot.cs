using System.Globalization;
using System.Numerics;
using TypedDao.Keys;
using TypedDao.Schema;

namespace TypedDao.Filters.Evaluation;

/// <summary>Holds the value that a column has in the current row, or a value that it is compared with; nothing is boxed.</summary>
/// <param name="type">The column's type.</param>
internal sealed class FieldSlot(ColumnType type)
{
    /// <summary>The column's type.</summary>
    public ColumnType Type { get; } = type;

    public bool IsNull { get; set; }

    /// <summary>Integers, truth values, ticks, days, and the position among allowed values.</summary>
    public long Integer { get; set; }

    public double Double { get; set; }

    public decimal Decimal { get; set; }

    /// <summary>A decimal given as text, times 10 to the power of <see cref="TextScale"/>.</summary>
    public BigInteger Wide { get; set; }

    public string Text { get; set; } = string.Empty;

    public ReadOnlyMemory<byte> Bytes { get; set; }

    public Guid Uuid { get; set; }

    /// <summary>The digits behind the point in <see cref="Wide"/>: those of the column or of <see cref="decimal"/>, whichever are more.</summary>
    public int TextScale => Math.Max(Type.Scale, 28);

    /// <summary>A slot with the value that a column is compared with.</summary>
    /// <param name="column">The column, for the message.</param>
    /// <param name="type">Its type.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value is of another kind.</exception>
    public static FieldSlot Constant(ColumnPath column, ColumnType type, FilterValue value)
    {
        if (FilterValue.KindFor(type) != value.Kind)
        {
            throw new ArgumentException($"The filter compares column '{column}', which is {type}, with {value}.", nameof(value));
        }

        var slot = new FieldSlot(type);
        switch (value.Value)
        {
            case bool truth:
                slot.Integer = truth ? 1 : 0;
                break;
            case long number:
                slot.Integer = number;
                break;
            case double number:
                slot.Double = number;
                break;
            case decimal number when type.AsText:
                slot.SetWide(number.ToString(CultureInfo.InvariantCulture));
                break;
            case decimal number:
                slot.Decimal = number;
                break;
            case string text when type.Values.Count > 0:
                slot.Integer = PositionOf(column, type, text);
                break;
            case string text:
                slot.Text = text;
                break;
            case ReadOnlyMemory<byte> bytes:
                slot.Bytes = bytes;
                break;
            case Guid uuid:
                slot.Uuid = uuid;
                break;
            case DateOnly date:
                slot.Integer = date.DayNumber;
                break;
            case TimeOnly time:
                slot.Integer = time.Ticks;
                break;
            case DateTimeOffset instant:
                slot.Integer = instant.UtcTicks;
                break;
            case DateTime local:
                slot.Integer = local.Ticks;
                break;
        }

        return slot;
    }

    private static int PositionOf(ColumnPath column, ColumnType type, string text) => IndexOf(type, text) is >= 0 and var position
        ? position
        : throw new ArgumentException($"The filter compares column '{column}', which is one of {string.Join(", ", type.Values)}, with '{text}'.", nameof(text));

    private static int IndexOf(ColumnType type, string text)
    {
        for (int i = 0; i < type.Values.Count; i++)
        {
            if (type.Values[i] == text)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Takes a decimal that is given as text.</summary>
    /// <param name="text">The text, such as <c>-12.50</c>.</param>
    public void SetWide(string text)
    {
        int point = text.IndexOf('.', StringComparison.Ordinal);
        int scale = point < 0 ? 0 : text.Length - point - 1;
        Wide = BigInteger.Parse(point < 0 ? text : text.Remove(point, 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            * BigInteger.Pow(10, TextScale - scale);
    }

    /// <summary>Takes the value that a key holds for the column.</summary>
    /// <param name="value">The value; null in the partition of nulls.</param>
    public void Set(KeyValue? value)
    {
        IsNull = value is null;
        switch (value?.Kind)
        {
            case KeyKind.String when Type.Values.Count > 0:
                // A value that is not allowed reads as a bad value, or as null where the column says so.
                Integer = IndexOf(Type, value.Value.AsString());
                IsNull = Integer < 0 && Type.UnknownIsNull;
                break;
            case KeyKind.String:
                Text = value.Value.AsString();
                break;
            case KeyKind.Integer:
                Integer = value.Value.AsInt64();
                break;
            case KeyKind.Bool:
                Integer = value.Value.AsBool() ? 1 : 0;
                break;
            case KeyKind.Date:
                Integer = value.Value.AsDate().DayNumber;
                break;
            case KeyKind.Timestamp:
                Integer = value.Value.AsTimestamp().UtcTicks;
                break;
            case KeyKind.TimestampNtz:
                Integer = value.Value.AsTimestampNtz().Ticks;
                break;
            case KeyKind.Uuid:
                Uuid = value.Value.AsUuid();
                break;
        }
    }

    /// <summary>Compares two values of columns of one kind, neither null.</summary>
    /// <param name="other">The other value.</param>
    /// <param name="order">Below, at or above 0, as this is less, equal or greater.</param>
    /// <returns>False where one is NaN.</returns>
    public bool TryCompare(FieldSlot other, out int order)
    {
        order = 0;
        switch (FilterValue.KindFor(Type))
        {
            case ColumnKind.Double:
                order = Double.CompareTo(other.Double);
                return !double.IsNaN(Double) && !double.IsNaN(other.Double);
            case ColumnKind.Decimal:
                order = Type.AsText ? Wide.CompareTo(other.Wide) : Decimal.CompareTo(other.Decimal);
                return true;
            case ColumnKind.String when Type.Values.Count == 0:
                order = Utf8Order.Compare(Text, other.Text);
                return true;
            case ColumnKind.Bytes:
                order = Bytes.Span.SequenceCompareTo(other.Bytes.Span);
                return true;
            case ColumnKind.Uuid:
                order = Uuid.CompareTo(other.Uuid);
                return true;
            default:
                order = Integer.CompareTo(other.Integer);
                return true;
        }
    }
}
