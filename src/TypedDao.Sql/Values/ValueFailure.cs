namespace TypedDao.Sql.Values;

/// <summary>The first value of a row that could not be read. One instance serves one read.</summary>
internal sealed class ValueFailure
{
    /// <summary>Whether a value of the row could not be read.</summary>
    public bool IsSet => Error is not null;

    /// <summary>The column, with the names of members behind points.</summary>
    public string? Column { get; private set; }

    /// <summary>The value as text; null where there is none.</summary>
    public string? Value { get; private set; }

    /// <summary>What is wrong, as a sentence without a full stop.</summary>
    public string? Error { get; private set; }

    /// <summary>Keeps what is wrong, unless something is already.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">The value as text.</param>
    /// <param name="error">What is wrong, as a sentence without a full stop.</param>
    public void Note(string column, string? value, string error)
    {
        if (Error is null)
        {
            Column = column;
            Value = value;
            Error = error;
        }
    }

    /// <summary>Forgets the row.</summary>
    public void Clear() => Column = Value = Error = null;
}
