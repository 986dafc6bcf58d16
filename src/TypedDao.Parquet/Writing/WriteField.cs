using TypedDao.Codecs.Text;
using TypedDao.Schema;

namespace TypedDao.Parquet.Writing;

/// <summary>One column of a row type as it is written.</summary>
/// <param name="path">The name; inside of structs with the names around it. Elements have the name of their list.</param>
/// <param name="type">The type.</param>
internal sealed class WriteField(string path, ColumnType type)
{
    /// <summary>The type.</summary>
    public ColumnType Type => type;

    /// <summary>From which definition level on it is not null.</summary>
    public int Definition { get; init; }

    /// <summary>Of lists and maps: from which definition level on there is an element.</summary>
    public int ElementDefinition { get; init; }

    /// <summary>Of lists and maps: the repetition level that adds an element.</summary>
    public int Repetition { get; init; }

    /// <summary>The columns of a struct, the element of a list, or key and value of a map.</summary>
    public WriteField[] Children { get; init; } = [];

    /// <summary>Takes the values; null of structs, lists and maps.</summary>
    public LeafBuffer? Leaf { get; init; }

    /// <summary>Whether it is written at all; otherwise the path holds it.</summary>
    public bool IsWritten => Leaf is not null || Children.Length > 0;

    /// <summary>Takes a null, or an empty list, in all leaves below it.</summary>
    /// <param name="repetition">The repetition level.</param>
    /// <param name="definition">The definition level that says so.</param>
    public void AppendNothing(int repetition, int definition)
    {
        Leaf?.AppendLevels(repetition, definition);
        foreach (WriteField child in Children)
        {
            child.AppendNothing(repetition, definition);
        }
    }

    /// <summary>The error for a value that it cannot hold.</summary>
    /// <param name="value">The value.</param>
    /// <param name="reason">Why; null: it is none of its type.</param>
    public InvalidValueException Invalid(string value, string? reason = null)
        => new(path, value.Length > 200 ? string.Concat(value.AsSpan(0, 200), "…") : value, reason ?? $"its type is {ColumnTypeNames.Of(type)}");
}
