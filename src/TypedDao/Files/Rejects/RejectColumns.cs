using TypedDao.Codecs;
using TypedDao.Schema;

namespace TypedDao.Files.Rejects;

/// <summary>Which part of a rejected row goes to which column of the object that keeps it, by the column's name.</summary>
internal sealed class RejectColumns
{
    private static readonly string[] Names = ["source", "line", "column", "value", "error", "raw"];
    private readonly Part[] _parts;

    private RejectColumns(Part[] parts) => _parts = parts;

    private enum Part
    {
        Source,
        Line,
        Column,
        Value,
        Error,
        Raw,
        None,
    }

    /// <summary>Binds the columns, once per file.</summary>
    /// <param name="schema">The columns of the object that keeps rejected rows.</param>
    /// <exception cref="TypedDaoException"><see cref="ErrorKind.SchemaMismatch"/>: a column cannot be filled.</exception>
    public static RejectColumns Bind(RowSchema schema)
    {
        var parts = new Part[schema.Count];
        for (int i = 0; i < parts.Length; i++)
        {
            Column column = schema[i];
            int known = Array.IndexOf(Names, column.Name);
            parts[i] = known < 0 ? Part.None : (Part)known;
            bool fits = parts[i] switch
            {
                Part.None => column.Type.IsNullable,
                Part.Line => column.Type is { Kind: ColumnKind.Int64 or ColumnKind.String, Values.Count: 0 },
                Part.Column or Part.Value => column.Type is { Kind: ColumnKind.String, IsNullable: true, Values.Count: 0 },
                _ => column.Type is { Kind: ColumnKind.String, Values.Count: 0 },
            };
            if (!fits)
            {
                throw new TypedDaoException(
                    ErrorKind.SchemaMismatch, $"Column '{column.Name}' of type '{column.Type}' cannot keep a part of a rejected row.")
                {
                    Cure = "Declare the columns source: string, line: int64, column: string?, value: string?, error: string and raw: string; others must be nullable.",
                };
            }
        }

        return new RejectColumns(parts);
    }

    /// <summary>The line of a rejected row.</summary>
    /// <param name="row">The row.</param>
    public static long Line(RejectedRow row) => row.Line;

    /// <summary>The text for a column; null where there is none.</summary>
    /// <param name="row">The rejected row.</param>
    /// <param name="field">The position of the column.</param>
    public string? Text(RejectedRow row, int field) => _parts[field] switch
    {
        Part.Source => row.Source,
        Part.Line => row.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Part.Column => row.Column,
        Part.Value => row.Value,
        Part.Error => row.Error,
        Part.Raw => row.Raw,
        _ => null,
    };
}
