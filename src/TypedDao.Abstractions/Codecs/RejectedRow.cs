using System.Text;

namespace TypedDao.Codecs;

/// <summary>A row that could not be read: where it stands, what is wrong, and its text as it is.</summary>
public sealed record RejectedRow
{
    /// <summary>The address of the file.</summary>
    public required string Source { get; init; }

    /// <summary>The line on which the row starts, from 1; in formats without lines the row's position, from 1.</summary>
    public required long Line { get; init; }

    /// <summary>The column whose value is bad; null where the row as a whole is.</summary>
    public string? Column { get; init; }

    /// <summary>The bad value as text; null where there is none.</summary>
    public string? Value { get; init; }

    /// <summary>What is wrong, as one sentence without a full stop.</summary>
    public required string Error { get; init; }

    /// <summary>The text of the row, complete; bytes that are not UTF-8 are replaced by U+FFFD.</summary>
    public required string Raw { get; init; }

    /// <summary>The row as an error message.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(Source).Append('(').Append(Line).Append(')');
        if (Column is not null)
        {
            text.Append(": column '").Append(Column).Append('\'');
        }

        if (Value is not null)
        {
            text.Append(": '").Append(Value.Length > 200 ? string.Concat(Value.AsSpan(0, 200), "…") : Value).Append('\'');
        }

        return text.Append(": ").Append(Error).Append('.').ToString();
    }
}
