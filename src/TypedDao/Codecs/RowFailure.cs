using System.Text;

namespace TypedDao.Codecs;

/// <summary>The first failure of the row that is being read.</summary>
internal sealed class RowFailure
{
    /// <summary>Whether the row has failed.</summary>
    public bool IsSet { get; private set; }

    private string? _column;
    private string? _value;
    private string _error = string.Empty;

    /// <summary>Notes a value that is none of its column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value's text.</param>
    public void SetValue(ReadColumn column, ReadOnlySpan<byte> value) => SetValue(column, value, column.Expectation);

    /// <summary>Notes a value that is none of its column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value's text.</param>
    /// <param name="error">What is wrong.</param>
    public void SetValue(ReadColumn column, ReadOnlySpan<byte> value, string error)
    {
        if (!IsSet)
        {
            (IsSet, _column, _value, _error) = (true, column.Path, Encoding.UTF8.GetString(value), error);
        }
    }

    /// <summary>Notes that a value is missing.</summary>
    /// <param name="column">The column.</param>
    public void SetMissing(ReadColumn column)
    {
        if (!IsSet)
        {
            (IsSet, _column, _value, _error) = (true, column.Path, null, $"{column.Expectation}, found no value");
        }
    }

    /// <summary>Notes that the row as a whole is bad.</summary>
    /// <param name="error">What is wrong.</param>
    public void SetRow(string error)
    {
        if (!IsSet)
        {
            (IsSet, _column, _value, _error) = (true, null, null, error);
        }
    }

    /// <summary>The failure as a rejected row; the next row starts without one.</summary>
    /// <param name="source">The address of the file.</param>
    /// <param name="line">The line on which the row starts.</param>
    /// <param name="raw">The text of the row.</param>
    public RejectedRow Take(string source, long line, ReadOnlySpan<byte> raw)
    {
        IsSet = false;
        return new RejectedRow
        {
            Source = source,
            Line = line,
            Column = _column,
            Value = _value,
            Error = _error,
            Raw = Encoding.UTF8.GetString(raw),
        };
    }
}
