namespace TypedDao.Filters;

/// <summary>A text is no filter on the columns that there are. The message says where, and what was expected there.</summary>
/// <param name="text">The text.</param>
/// <param name="position">The character at fault, from 0; the length of the text where something is missing at its end.</param>
/// <param name="reason">What is wrong there.</param>
public sealed class FilterFormatException(string text, int position, string reason)
    : FormatException($"The filter cannot be read at character {position + 1}: {reason}. It is: {text}")
{
    /// <summary>The text that was read.</summary>
    public string Text { get; } = text;

    /// <summary>The character at fault, counted in UTF-16 units from 0; the length of the text where something is missing at its end.</summary>
    public int Position { get; } = position;

    /// <summary>What is wrong there, as part of a sentence.</summary>
    public string Reason { get; } = reason;
}
