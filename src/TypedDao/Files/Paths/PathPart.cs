using TypedDao.Keys;

namespace TypedDao.Files.Paths;

/// <summary>A piece of a <see cref="PathPattern"/>: fixed text, or the place of a parameter's value.</summary>
internal sealed class PathPart
{
    private PathPart(string literal, KeyParameter? parameter, int index, bool isPartition)
    {
        Literal = literal;
        Parameter = parameter;
        Index = index;
        IsPartition = isPartition;
    }

    /// <summary>The fixed text; empty for a value.</summary>
    public string Literal { get; }

    /// <summary>The parameter whose value stands here; null for fixed text.</summary>
    public KeyParameter? Parameter { get; }

    /// <summary>The parameter's position among <see cref="PathPattern.Parameters"/>.</summary>
    public int Index { get; }

    /// <summary>Whether the value is that of a partition folder, which is encoded and may be null.</summary>
    public bool IsPartition { get; }

    /// <summary>Fixed text.</summary>
    /// <param name="literal">The text.</param>
    public static PathPart Text(string literal) => new(literal, null, -1, false);

    /// <summary>The value of a placeholder.</summary>
    /// <param name="parameter">The parameter, with the form of its text.</param>
    /// <param name="index">Its position.</param>
    public static PathPart Value(KeyParameter parameter, int index) => new(string.Empty, parameter, index, false);

    /// <summary>The value of a partition folder.</summary>
    /// <param name="parameter">The partition column.</param>
    /// <param name="index">Its position.</param>
    public static PathPart Partition(KeyParameter parameter, int index) => new(string.Empty, parameter, index, true);

    /// <summary>Whether a value can be written in several ways, of which <see cref="Format"/> gives one.</summary>
    public bool SpellingVaries => Parameter?.Kind is KeyKind.Integer;

    /// <summary>Whether the text of a value can hold a <c>/</c>, which only a date's form can.</summary>
    public bool MayHoldSlash => !IsPartition && Parameter?.Format?.Contains('/', StringComparison.Ordinal) == true;

    /// <summary>The text of a value.</summary>
    /// <param name="value">The value; null only in partitions.</param>
    public string Format(KeyValue? value)
        => value is not { } present ? HiveText.Null
            : IsPartition ? HiveText.Encode(present.ToText(Parameter!.Format))
            : present.ToText(Parameter!.Format);

    /// <summary>Reads a value from its text.</summary>
    /// <param name="text">The text as <see cref="Format"/> gives it; an integer may have leading zeros.</param>
    /// <param name="value">The value; null for the partition of nulls.</param>
    /// <returns>Whether the text is that of a value.</returns>
    public bool TryParse(string text, out KeyValue? value)
    {
        value = null;
        if (IsPartition && text == HiveText.Null)
        {
            return true;
        }

        if (SpellingVaries)
        {
            bool isInteger = IntegerText.TryParse(text, out long number);
            value = isInteger ? KeyValue.From(number) : null;
            return isInteger;
        }

        if (text.Length == 0 || !KeyValue.TryParse(Parameter!.Kind, IsPartition ? HiveText.Decode(text) : text, Parameter.Format, out KeyValue parsed))
        {
            return false;
        }

        value = parsed;
        return string.Equals(Format(parsed), text, StringComparison.Ordinal);
    }

    /// <summary>Says why a value cannot stand here, as the end of a sentence; null where it can.</summary>
    /// <param name="value">The value.</param>
    public string? Refuse(KeyValue? value)
    {
        if (value is not { } present)
        {
            return IsPartition ? null : "it is null";
        }

        if (present.Kind != Parameter!.Kind)
        {
            return $"it is of kind {present.Kind}, not {Parameter.Kind}";
        }

        string text = present.ToText(Parameter.Format);
        string? reason = text.Length == 0 ? (IsPartition ? "an empty text cannot be told from null in a folder's name" : "it is empty")
            : IsPartition ? (text == HiveText.Null ? "this text stands for null" : null)
            : text is "." or ".." ? "it would be a step to another folder"
            : text.Contains('/', StringComparison.Ordinal) && !MayHoldSlash ? "it contains '/'"
            : text.FirstOrDefault(char.IsControl) is not '\0' and var control ? $"it contains the control character U+{(int)control:X4}"
            : text.Contains('\0', StringComparison.Ordinal) ? "it contains the control character U+0000"
            : null;
        return reason ?? (TryParse(Format(present), out KeyValue? back) && back == present
            ? null
            : $"its form '{Parameter.Format}' does not keep all of it: it would be read back as '{back?.ToText() ?? "nothing"}'");
    }
}
