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
    public static void Append(StringBuilder text, RowSchema schema, string indent)
    {
        foreach (Column column in schema)
        {
            text.Append(indent).Append(YamlText.Scalar(column.Name)).Append(':');
            Append(text, column, indent);
        }
    }

    private static void Append(StringBuilder text, Column column, string indent)
    {
        ColumnType type = column.Type;
        bool isLong = type.Columns is not null || type.Values.Count > 0 || type.TextFormat is not null || type.AsText || column.Description is not null;
        if (!isLong)
        {
            text.Append(' ').Append(YamlText.Scalar(type.ToString())).Append('\n');
            return;
        }

        text.Append('\n');
        string inner = indent + "  ";
        text.Append(inner).Append("type: ").Append(YamlText.Scalar(type.ToString())).Append('\n');
        Line(text, inner, "description", column.Description);
        Line(text, inner, "format", type.TextFormat);
        Line(text, inner, "as", type.AsText ? "string" : null);
        if (type.Values.Count > 0)
        {
            text.Append(inner).Append("values: [").AppendJoin(", ", type.Values.Select(YamlText.Scalar)).Append("]\n");
            Line(text, inner, "unknown", type.UnknownIsNull ? "null" : null);
        }

        if (type.Columns is { } nested)
        {
            text.Append(inner).Append("columns:\n");
            Append(text, nested, inner + "  ");
        }
    }

    private static void Line(StringBuilder text, string indent, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(indent).Append(name).Append(": ").Append(YamlText.Scalar(value)).Append('\n');
        }
    }
}
