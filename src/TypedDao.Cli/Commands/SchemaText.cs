using System.Text;
using TypedDao.Schema;

namespace TypedDao.Cli.Commands;

/// <summary>Columns as they are written in a catalog.</summary>
internal static class SchemaText
{
    /// <summary>Appends the columns, a line each, nested ones indented.</summary>
    /// <param name="text">Takes the lines.</param>
    /// <param name="schema">The columns.</param>
    /// <param name="indent">What stands before each line.</param>
    /// <param name="names">The C# names of columns that need one of their own.</param>
    public static void Append(StringBuilder text, RowSchema schema, string indent, IReadOnlyDictionary<Column, string>? names = null)
    {
        foreach (Column column in schema)
        {
            text.Append(indent).Append(YamlText.Scalar(column.Name)).Append(':');
            Append(text, column, indent, names);
        }
    }

    private static void Append(StringBuilder text, Column column, string indent, IReadOnlyDictionary<Column, string>? names)
    {
        ColumnType type = column.Type;
        ColumnType inner = type.Innermost();
        string? name = names?.GetValueOrDefault(column);
        bool isLong = inner.Columns is not null || type.Values.Count > 0 || inner.TextFormat is not null || inner.AsText
            || column.Description is not null || name is not null;
        if (!isLong)
        {
            text.Append(' ').Append(YamlText.Scalar(type.ToString())).Append('\n');
            return;
        }

        text.Append('\n');
        string below = indent + "  ";
        text.Append(below).Append("type: ").Append(YamlText.Scalar(type.ToString())).Append('\n');
        Line(text, below, "name", name);
        Line(text, below, "description", column.Description);
        Line(text, below, "format", inner.TextFormat);
        Line(text, below, "as", inner.AsText ? "string" : null);
        if (type.Values.Count > 0)
        {
            text.Append(below).Append("values: [").AppendJoin(", ", type.Values.Select(YamlText.Scalar)).Append("]\n");
            Line(text, below, "unknown", type.UnknownIsNull ? "null" : null);
        }

        if (inner.Columns is { } nested)
        {
            text.Append(below).Append("columns:\n");
            Append(text, nested, below + "  ", names);
        }
    }

    /// <summary>The type within lists and maps, whose refinements a column's keys give.</summary>
    public static ColumnType Innermost(this ColumnType type) => type.Element is { } element ? element.Innermost() : type;

    private static void Line(StringBuilder text, string indent, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(indent).Append(name).Append(": ").Append(YamlText.Scalar(value)).Append('\n');
        }
    }
}
