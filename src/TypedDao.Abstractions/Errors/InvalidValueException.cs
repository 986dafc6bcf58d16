namespace TypedDao;

/// <summary>A value cannot be held by its column.</summary>
/// <param name="column">The column.</param>
/// <param name="value">The value, as text, shortened where it is long.</param>
/// <param name="reason">Why the column cannot hold it, as the end of a sentence.</param>
public sealed class InvalidValueException(string column, string value, string reason)
    : TypedDaoException(ErrorKind.InvalidValue, $"Column '{column}' cannot hold '{value}': {reason}.")
{
    /// <summary>The column.</summary>
    public string Column { get; } = column;

    /// <summary>The value, as text.</summary>
    public string Value { get; } = value;

    /// <summary>The number of the row among those that were given to be written, from 1; 0 where the value is of no row.</summary>
    public long Row { get; set; }
}
