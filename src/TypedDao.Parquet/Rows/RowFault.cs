using TypedDao.Codecs.Text;

namespace TypedDao.Parquet.Rows;

/// <summary>The first value of the row at hand that cannot be read.</summary>
internal sealed class RowFault
{
    /// <summary>The column; null where every value could be read.</summary>
    public string? Column { get; private set; }

    /// <summary>The value as text; null where there is none.</summary>
    public string? Value { get; private set; }

    /// <summary>What is wrong.</summary>
    public string Error { get; private set; } = string.Empty;

    /// <summary>Whether there is one.</summary>
    public bool IsSet => Column is not null;

    /// <summary>Notes a value, unless one was noted before.</summary>
    /// <param name="field">The column.</param>
    /// <param name="value">The value as text; null where there is none.</param>
    /// <param name="error">What is wrong; null: it is none of the column's type.</param>
    public void Set(RowField field, string? value, string? error = null)
    {
        if (!IsSet)
        {
            (Column, Value, Error) = (field.Path, value, error ?? ColumnTypeNames.Expectation(field.Type));
        }
    }

    /// <summary>Forgets it.</summary>
    public void Clear() => Column = null;
}
