using System.Diagnostics.CodeAnalysis;
using TypedDao.Keys;
using TypedDao.Rows;
using TypedDao.Schema;

namespace TypedDao.Files.Writing;

/// <summary>
/// Takes some columns of a row as key values, and leaves the others alone: a row's own shape says where it belongs. Columns
/// whose parameter is text give their canonical text.
/// </summary>
internal sealed class FieldCapture
{
    private readonly int[] _slots;
    private readonly KeyValue?[] _values;
    private readonly KeyKind[] _kinds;
    private readonly RowSchema _schema;

    private FieldCapture(RowSchema schema, int[] slots, KeyKind[] kinds)
    {
        _schema = schema;
        _slots = slots;
        _kinds = kinds;
        _values = new KeyValue?[kinds.Length];
    }

    /// <summary>The values of the last row, in the order of the parameters.</summary>
    public ReadOnlySpan<KeyValue?> Values => _values;

    /// <summary>Prepares a capture.</summary>
    /// <param name="schema">The columns of the rows.</param>
    /// <param name="parameters">The parameters, each named like a column.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.NotSupported"/>: a column's type cannot be part of a key.</exception>
    public static FieldCapture Of(RowSchema schema, IReadOnlyList<KeyParameter> parameters)
    {
        int[] slots = new int[schema.Count];
        Array.Fill(slots, -1);
        for (int i = 0; i < parameters.Count; i++)
        {
            Column column = schema[parameters[i].Name];
            if (!CanBeKey(column.Type.Kind))
            {
                throw new TypedDaoException(ErrorKind.NotSupported, $"Column '{column.Name}' of type '{column.Type}' cannot be part of a key.")
                {
                    Cure = "Use a column of type bool, int8 to int64, string, uuid, date, timestamp or timestamp_ntz.",
                };
            }

            slots[schema.IndexOf(column.Name)] = i;
        }

        return new FieldCapture(schema, slots, [.. parameters.Select(parameter => parameter.Kind)]);
    }

    /// <summary>Takes the values of a row.</summary>
    /// <typeparam name="TRow">The row type.</typeparam>
    /// <typeparam name="TShape">Its shape.</typeparam>
    /// <param name="row">The row.</param>
    public void Take<TRow, TShape>(TRow row)
        where TShape : struct, IRowShape<TRow>
    {
        var writer = new CapturingFieldWriter(this);
        TShape.Write(row, ref writer);
    }

    /// <summary>Whether a column is taken.</summary>
    /// <param name="field">The position of the column.</param>
    public bool IsTaken(int field) => _slots[field] >= 0;

    /// <summary>Takes a value.</summary>
    /// <param name="field">The position of the column, which is taken.</param>
    /// <param name="value">The value.</param>
    public void Set(int field, KeyValue? value)
    {
        int slot = _slots[field];
        _values[slot] = value is { } present && _kinds[slot] is KeyKind.String && present.Kind is not KeyKind.String
            ? KeyValue.From(present.ToText())
            : value;
    }

    /// <summary>The text of an allowed value.</summary>
    /// <param name="field">The position of the column.</param>
    /// <param name="value">The position among the allowed values.</param>
    /// <exception cref="InvalidValueException">There is no such value.</exception>
    public string EnumText(int field, int value)
    {
        IReadOnlyList<string> values = _schema[field].Type.Values;
        return (uint)value < (uint)values.Count ? values[value] : ThrowNoSuchValue(field, value);
    }

    [DoesNotReturn]
    private string ThrowNoSuchValue(int field, int value)
        => throw new InvalidValueException(
            _schema[field].Name,
            value.ToString(System.Globalization.CultureInfo.InvariantCulture),
            $"the allowed values are {string.Join(", ", _schema[field].Type.Values)}");

    private static bool CanBeKey(ColumnKind kind) => kind is ColumnKind.Bool or ColumnKind.Int8 or ColumnKind.Int16 or ColumnKind.Int32
        or ColumnKind.Int64 or ColumnKind.String or ColumnKind.Uuid or ColumnKind.Date or ColumnKind.Timestamp or ColumnKind.TimestampNtz;
}
